"""What a client points at instead of sending it: a picture, a recording or a page at an address of theirs."""


class SourceUnavailable(Exception):
    """It could not be had. Says not why: an address that is blocked must look like one that does not answer."""

    def __init__(self) -> None:
        super().__init__("The file at this address could not be fetched.")
