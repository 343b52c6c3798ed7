"""The tables. Constraint names are part of the design: some are turned into domain answers by name."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

CHARGED_ONCE: Final = "entries_once"
ADMITTED_ONCE: Final = "jobs_pkey"


def _now() -> Any:
    return Column(DateTime(timezone=True), nullable=False, server_default=func.now())


def _time() -> Any:
    return Column(DateTime(timezone=True))


def _account() -> Any:
    return Column(Text, ForeignKey("accounts.name"), nullable=False)


class AccountRow(SQLModel, table=True):
    """Who pays. The balances are the sums of the account's entries, moved in the same transaction."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("monthly_credits >= 0", name="accounts_monthly_not_negative"),
        CheckConstraint("purchased_credits >= 0", name="accounts_purchased_not_negative"),
        CheckConstraint("webhook_secret LIKE 'sealed.%'", name="accounts_secret_sealed"),
        CheckConstraint("previous_webhook_secret LIKE 'sealed.%'", name="accounts_previous_secret_sealed"),
        Index("accounts_by_period_end", "period_end"),
    )

    name: str = Field(sa_column=Column(Text, primary_key=True))
    plan: str = Field(sa_column=Column(Text, nullable=False))
    monthly_credits: int = Field(0, sa_column=Column(BigInteger, nullable=False, server_default="0"))
    purchased_credits: int = Field(0, sa_column=Column(BigInteger, nullable=False, server_default="0"))
    webhook_secret: str = Field(sa_column=Column(Text, nullable=False))
    previous_webhook_secret: str | None = Field(None, sa_column=Column(Text))
    webhook_rotated_at: datetime | None = Field(None, sa_column=_time())
    period_end: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    created_at: datetime | None = Field(None, sa_column=_now())


class ApiKeyRow(SQLModel, table=True):
    """A credential, known by the SHA-256 of its secret only."""

    __tablename__ = "api_keys"
    __table_args__ = (
        UniqueConstraint("digest", name="api_keys_digest"),
        Index("api_keys_by_account", "account"),
    )

    id: str = Field(sa_column=Column(Text, primary_key=True))
    account: str = Field(sa_column=_account())
    name: str = Field(sa_column=Column(Text, nullable=False))
    prefix: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime | None = Field(None, sa_column=_now())
    last_used_at: datetime | None = Field(None, sa_column=_time())
    revoked_at: datetime | None = Field(None, sa_column=_time())


class EntryRow(SQLModel, table=True):
    """One movement of credits. Never updated, never deleted: a trigger refuses both."""

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("job_id", "attempt", "kind", name=CHARGED_ONCE),
        Index("entries_by_account", "account", "id"),
    )

    id: int | None = Field(None, sa_column=Column(BigInteger, Identity(), primary_key=True))
    account: str = Field(sa_column=_account())
    kind: str = Field(sa_column=Column(Text, nullable=False))
    monthly: int = Field(sa_column=Column(BigInteger, nullable=False))
    purchased: int = Field(sa_column=Column(BigInteger, nullable=False))
    job_id: str | None = Field(None, sa_column=Column(Text))
    attempt: int | None = Field(None, sa_column=Column(Integer))
    created_at: datetime | None = Field(None, sa_column=_now())


class JobRow(SQLModel, table=True):
    """A job as clients read it. `past` holds, for each attempt before this one, the fields that it left otherwise."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("jobs_listed", "account", "dialect", "created_at", "id"),
        Index("jobs_open", "updated_at", postgresql_where=text("finished_at IS NULL")),
    )

    id: str = Field(sa_column=Column(Text, primary_key=True))
    account: str = Field(sa_column=_account())
    dialect: str = Field(sa_column=Column(Text, nullable=False))
    kind: str = Field(sa_column=Column(Text, nullable=False))
    model: str = Field(sa_column=Column(Text, nullable=False))
    spec: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    status: str = Field(sa_column=Column(Text, nullable=False))
    attempt: int = Field(sa_column=Column(Integer, nullable=False))
    past: list[dict[str, Any]] = Field(sa_column=Column(JSONB, nullable=False, server_default="[]"))
    price_credits: int = Field(sa_column=Column(BigInteger, nullable=False))
    normalized_prompt: str | None = Field(None, sa_column=Column(Text))
    provider: str | None = Field(None, sa_column=Column(Text))
    handle: str | None = Field(None, sa_column=Column(Text))
    progress: float = Field(0, sa_column=Column(Float, nullable=False, server_default="0"))
    failure: str | None = Field(None, sa_column=Column(Text))
    flagged: bool = Field(False, sa_column=Column(Boolean, nullable=False, server_default="false"))
    created_at: datetime = Field(sa_column=_now())
    updated_at: datetime = Field(sa_column=_now())
    finished_at: datetime | None = Field(None, sa_column=_time())
    deleted_at: datetime | None = Field(None, sa_column=_time())


class SubmissionRow(SQLModel, table=True):
    """A submit as a recorded fact: written before the call, so that a crash leaves a trace of it."""

    __tablename__ = "submissions"
    __table_args__ = (Index("submissions_by_job", "job_id"),)

    reference: str = Field(sa_column=Column(Text, primary_key=True))
    job_id: str = Field(sa_column=Column(Text, ForeignKey("jobs.id"), nullable=False))
    provider: str = Field(sa_column=Column(Text, nullable=False))
    verdict: str | None = Field(None, sa_column=Column(Text))
    handle: str | None = Field(None, sa_column=Column(Text))
    code: str | None = Field(None, sa_column=Column(Text))
    sent_at: datetime | None = Field(None, sa_column=_now())


class LeaseRow(SQLModel, table=True):
    """A place in flight: held when granted, else waiting in order of `position`."""

    __tablename__ = "leases"
    __table_args__ = (
        Index("leases_by_account", "account"),
        Index("leases_by_provider", "provider"),
        Index("leases_waiting", "position", postgresql_where=text("granted_at IS NULL")),
    )

    job_id: str = Field(sa_column=Column(Text, primary_key=True))
    position: int | None = Field(None, sa_column=Column(BigInteger, Identity(), nullable=False))
    account: str = Field(sa_column=Column(Text, nullable=False))
    account_max: int = Field(sa_column=Column(Integer, nullable=False))
    provider: str = Field(sa_column=Column(Text, nullable=False))
    provider_max: int = Field(sa_column=Column(Integer, nullable=False))
    granted_at: datetime | None = Field(None, sa_column=_time())


class AssetRow(SQLModel, table=True):
    """One kept file. Written before the upload, so that no object in the bucket is without a row."""

    __tablename__ = "assets"
    __table_args__ = (Index("assets_to_collect", "expires_at", postgresql_where=text("collected_at IS NULL")),)

    job_id: str = Field(sa_column=Column(Text, ForeignKey("jobs.id"), primary_key=True))
    attempt: int = Field(sa_column=Column(Integer, primary_key=True))
    key: str = Field(sa_column=Column(Text, primary_key=True))
    position: int = Field(sa_column=Column(Integer, nullable=False))
    content_type: str = Field(sa_column=Column(Text, nullable=False))
    size_bytes: int = Field(sa_column=Column(BigInteger, nullable=False))
    sha256: str = Field(sa_column=Column(Text, nullable=False))
    facts: dict[str, Any] = Field(sa_column=Column(JSONB, nullable=False))
    role: str = Field(sa_column=Column(Text, nullable=False, server_default="main"))
    blurhash: str | None = Field(None, sa_column=Column(Text))
    expires_at: datetime | None = Field(None, sa_column=_time())
    collected_at: datetime | None = Field(None, sa_column=_time())


class InputRow(SQLModel, table=True):
    """A file that a job's caller pointed at, as we copied it. Written before the upload, needed until the end."""

    __tablename__ = "inputs"
    __table_args__ = (Index("inputs_to_collect", "job_id", postgresql_where=text("collected_at IS NULL")),)

    job_id: str = Field(sa_column=Column(Text, ForeignKey("jobs.id"), primary_key=True))
    attempt: int = Field(sa_column=Column(Integer, primary_key=True))
    key: str = Field(sa_column=Column(Text, primary_key=True))
    collected_at: datetime | None = Field(None, sa_column=_time())


class DeliveryRow(SQLModel, table=True):
    """One webhook event and how its sending went; `id` is the event id every try carries."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("deliveries_by_endpoint", "account", "url"),)

    id: str = Field(sa_column=Column(Text, primary_key=True))
    job_id: str = Field(sa_column=Column(Text, ForeignKey("jobs.id"), nullable=False))
    attempt: int = Field(sa_column=Column(Integer, nullable=False))
    account: str = Field(sa_column=_account())
    url: str = Field(sa_column=Column(Text, nullable=False))
    dialect: str = Field(sa_column=Column(Text, nullable=False))
    state: str = Field(sa_column=Column(Text, nullable=False, server_default="pending"))
    tries: int = Field(0, sa_column=Column(Integer, nullable=False, server_default="0"))
    last_status: int | None = Field(None, sa_column=Column(Integer))
    created_at: datetime | None = Field(None, sa_column=_now())
    finished_at: datetime | None = Field(None, sa_column=_time())


class IdempotencyKeyRow(SQLModel, table=True):
    """Which job answers a client's key; see store.idempotency."""

    __tablename__ = "idempotency_keys"

    account: str = Field(sa_column=Column(Text, ForeignKey("accounts.name"), primary_key=True))
    scope: str = Field(sa_column=Column(Text, primary_key=True))
    key: str = Field(sa_column=Column(Text, primary_key=True))
    fingerprint: str = Field(sa_column=Column(Text, nullable=False))
    job_id: str = Field(sa_column=Column(Text, nullable=False))
    claimed_at: datetime | None = Field(None, sa_column=_now())


class RateLimitRow(SQLModel, table=True):
    """How much of its request limit a key has used; see store.rate_limits. Unlogged: a crash forgives it."""

    __tablename__ = "rate_limits"
    __table_args__ = {"prefixes": ["UNLOGGED"]}

    key_id: str = Field(sa_column=Column(Text, primary_key=True))
    full_at_us: int = Field(sa_column=Column(BigInteger, nullable=False))
    admitted: int = Field(sa_column=Column(BigInteger, nullable=False))


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


accounts: Final = _table(AccountRow)
api_keys: Final = _table(ApiKeyRow)
entries: Final = _table(EntryRow)
jobs: Final = _table(JobRow)
submissions: Final = _table(SubmissionRow)
leases: Final = _table(LeaseRow)
assets: Final = _table(AssetRow)
inputs: Final = _table(InputRow)
deliveries: Final = _table(DeliveryRow)
idempotency_keys: Final = _table(IdempotencyKeyRow)
