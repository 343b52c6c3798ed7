"""The base of the values that are passed around."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that crosses process borders: immutable, and only ever given new optional fields."""

    # errors are logged, and values hold prompts
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)
