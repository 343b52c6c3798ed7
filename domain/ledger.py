"""The books: entry kinds, and how an amount is split over an account's two pools.

Entries are signed: what they add to each pool. An account's balance is the sum of its entries, pool by
pool; the balance kept on the account is that sum, moved in the same transaction.
"""

from enum import StrEnum
from typing import NamedTuple, Self


class EntryKind(StrEnum):
    """Why credits moved."""

    GRANT = "grant"  # given or bought
    CHARGE = "charge"  # taken when a job is admitted
    REFUND = "refund"  # given back because the job did not deliver
    EXPIRE = "expire"  # monthly credits left over at the end of the period


class Pools(NamedTuple):
    """Credits by pool; monthly ones expire with the period, purchased ones do not."""

    monthly: int
    purchased: int

    @property
    def total(self) -> int:
        return self.monthly + self.purchased

    def __neg__(self) -> Self:
        return type(self)(-self.monthly, -self.purchased)
