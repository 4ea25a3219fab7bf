"""Rows read under a lock by fixed SQL: the shared lock that Django has no words for, and reads on
the path of every ballot, where building the query would cost more than running it.

SQLite needs no locks: its transactions are IMMEDIATE, so whoever writes is alone.
"""

from django.db import connections, models

SHARED, EXCLUSIVE, NO_LOCK = " FOR SHARE", " FOR UPDATE", ""


class RowQuerySet(models.QuerySet):
    def read_rows(self, where: str, params: list[object], *, lock: str = NO_LOCK) -> list:
        """`where` is SQL of ours with %s for each of `params`; the lock lasts until commit."""
        database = connections[self.db]
        table = database.ops.quote_name(self.model._meta.db_table)
        suffix = lock if database.vendor == "postgresql" else NO_LOCK
        return list(self.raw(f"SELECT * FROM {table} WHERE {where}{suffix}", params))  # noqa: S608
