"""The errors a user may see: one class for each thing a caller might do about it.

Every message is one line that names the value, what was allowed and the next action. Only the command line and the page
turn an error into text; everything below them raises.
"""


class StanceError(Exception):
    """Anything the user can mend; the command line prints it in one line and exits with code 2."""


class InputError(StanceError):
    """A file or text cannot be read as what it claims to be."""


class DebateError(StanceError):
    """A debate folder is missing, incomplete or contradicts itself."""


class ModelError(StanceError):
    """A model file is missing, damaged or was made by another version."""


class StoreError(StanceError):
    """A store cannot be opened, is damaged or has another schema."""
