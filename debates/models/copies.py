"""What a database keeps of rows after they are gone, beside its own file."""

from django.db import connections


def drop_copies(using: str = "default") -> None:
    """Empty SQLite's journal or log, where the pages from before the last changes still stand.

    The file itself is clean: `secure_delete` writes zeros over what is deleted. Call outside of a
    transaction. On PostgreSQL autovacuum frees the space, and the log is the administrator's.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0].upper()
        if mode == "WAL":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif mode == "PERSIST":
            cursor.execute("PRAGMA journal_mode=DELETE")
            cursor.execute("PRAGMA journal_mode=PERSIST")
