"""The agent-media REST API: talking-actor videos, actors, account, usage and keys, under /api/v1."""
