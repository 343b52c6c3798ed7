"""The vendor's memory: one SQLite file, synced to disk before a create is answered."""

import json
import sqlite3
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from providers.simulator.life import Job

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    model TEXT NOT NULL,
    kind TEXT NOT NULL,
    prompt TEXT NOT NULL,
    settings TEXT NOT NULL,
    callback_url TEXT,
    created_at REAL NOT NULL,
    canceled_at REAL,
    looks INTEGER NOT NULL DEFAULT 0,
    reports_due INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS jobs_reference ON jobs (reference);
CREATE INDEX IF NOT EXISTS jobs_reports_due ON jobs (id) WHERE reports_due;
CREATE TABLE IF NOT EXISTS turned_away (reference TEXT PRIMARY KEY, times INTEGER NOT NULL);
"""
_JOB: Final = "SELECT id, reference, kind, prompt, callback_url, created_at, canceled_at, looks FROM jobs"


class Store:
    """One process's hold on the file. Every write is its own transaction and survives a kill."""

    def __init__(self, database: Path) -> None:
        self._db = sqlite3.connect(database, isolation_level=None, timeout=5)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()

    def create(self, create: Mapping[str, Any], now: float, *, reports: bool) -> Job:
        """Commit one more paid job; the same reference buys again."""
        job = Job(
            id=f"gen_{uuid.uuid4().hex}",
            reference=create["reference"],
            kind=create["kind"],
            prompt=create["prompt"],
            callback_url=create["callback_url"],
            created_at=now,
        )
        self._db.execute(
            "INSERT INTO jobs (id, reference, model, kind, prompt, settings, callback_url, created_at, reports_due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(job.id, job.reference, create["model"], job.kind, job.prompt),
                *(json.dumps(create["settings"]), job.callback_url, job.created_at, reports),
            ),
        )
        return job

    def get(self, job_id: str) -> Job | None:
        return self._one("WHERE id = ?", job_id)

    def find(self, reference: str) -> Job | None:
        """The first job bought under a reference."""
        return self._one("WHERE reference = ? ORDER BY rowid LIMIT 1", reference)

    def look(self, job: Job) -> Job:
        """Count one poll of a flapping job."""
        self._db.execute("UPDATE jobs SET looks = looks + 1 WHERE id = ?", (job.id,))
        return self.get(job.id) or job

    def cancel(self, job: Job, now: float) -> Job:
        self._db.execute("UPDATE jobs SET canceled_at = ? WHERE id = ?", (now, job.id))
        return self.get(job.id) or job

    def turn_away(self, reference: str) -> int:
        """Count one create that was not taken; how many there have been, this one included."""
        row = self._db.execute(
            "INSERT INTO turned_away VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times",
            (reference,),
        ).fetchall()
        return int(row[0][0])

    def unreported(self) -> list[Job]:
        return [Job(*row) for row in self._db.execute(f"{_JOB} WHERE reports_due")]

    def reported(self, job_id: str) -> None:
        self._db.execute("UPDATE jobs SET reports_due = 0 WHERE id = ?", (job_id,))

    def jobs(self) -> list[Job]:
        """All that was bought, oldest first."""
        return [Job(*row) for row in self._db.execute(f"{_JOB} ORDER BY rowid")]

    def _one(self, where: str, value: str) -> Job | None:
        row = self._db.execute(f"{_JOB} {where}", (value,)).fetchone()
        return None if row is None else Job(*row)
