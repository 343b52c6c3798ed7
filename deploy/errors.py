"""What can keep the embedded stack from running, each with a message for the person who started it.

StackError
├── HomeInUse    another stack runs on the same data folder
├── PartFailed   a part did not start, or would not stay up
└── PortTaken    a port the person chose belongs to somebody else
"""


class StackError(Exception):
    """The embedded stack cannot run; the message says what to do about it."""


class HomeInUse(StackError):
    """Another stack runs on the same data folder."""


class PartFailed(StackError):
    """A part did not start, or would not stay up."""


class PortTaken(StackError):
    """A port the person chose belongs to somebody else."""
