"""Who a statement belongs to: the registry of actors and institutions, and the way from a mention to one of them."""

from stance.actors.admission import admit
from stance.actors.decisions import live, overlay, taken_back, without_effect
from stance.actors.layers import ACTOR_COLUMNS, INSTITUTION_COLUMNS, OwnRows, read_layers
from stance.actors.own import Import, actor_rows, escaped, institution_rows, read_import
from stance.actors.registry import Actor, Affiliation, Institution, Registry
from stance.actors.resolution import Resolution
from stance.actors.resolving import resolve, resolve_mention
from stance.actors.worklist import OpenName, Suggestion, suggest, work_list

__all__ = [
    "ACTOR_COLUMNS",
    "INSTITUTION_COLUMNS",
    "Actor",
    "Affiliation",
    "Import",
    "Institution",
    "OpenName",
    "OwnRows",
    "Registry",
    "Resolution",
    "Suggestion",
    "actor_rows",
    "admit",
    "escaped",
    "institution_rows",
    "live",
    "overlay",
    "read_import",
    "read_layers",
    "resolve",
    "resolve_mention",
    "suggest",
    "taken_back",
    "without_effect",
    "work_list",
]
