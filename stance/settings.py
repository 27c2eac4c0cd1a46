"""What the environment decides, read in this one place."""

import os

DEFAULT_STORE = "stance.sqlite"
"""The store in the working folder that is used when neither `--store` nor `STANCE_STORE` names one."""


def store_url() -> str:
    """The store that `STANCE_STORE` names, a file or a database URL, else the default one."""
    return os.environ.get("STANCE_STORE") or DEFAULT_STORE
