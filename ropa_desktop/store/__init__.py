"""The register's file: one SQLite database, kept in memory while it is open and replaced whole on disk."""
