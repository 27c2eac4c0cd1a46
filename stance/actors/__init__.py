"""Who a statement belongs to: the registry of actors and institutions, and the way from a mention to one of them."""

from stance.actors.registry import Actor, Affiliation, Institution, Registry
from stance.actors.resolution import Resolution
from stance.actors.resolving import resolve, resolve_mention

__all__ = ["Actor", "Affiliation", "Institution", "Registry", "Resolution", "resolve", "resolve_mention"]
