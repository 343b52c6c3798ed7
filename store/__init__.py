"""Everything we keep: rows in Postgres, media in S3."""
