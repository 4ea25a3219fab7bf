"""Which releases of SQLite may keep a write-ahead log, and how a connection is opened."""

import pytest

from powerstruggle import sqlite


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 37, 2), "PERSIST"),
        ((3, 40, 1), "PERSIST"),
        ((3, 44, 5), "PERSIST"),
        ((3, 44, 6), "WAL"),
        ((3, 44, 9), "WAL"),
        ((3, 45, 0), "PERSIST"),
        ((3, 46, 1), "PERSIST"),
        ((3, 50, 6), "PERSIST"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 0), "PERSIST"),
        ((3, 51, 2), "PERSIST"),
        ((3, 51, 3), "WAL"),
        ((3, 52, 0), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_a_log_only_where_it_cannot_corrupt(version, mode):
    assert sqlite.journal_mode(version) == mode
    assert f"PRAGMA journal_mode={mode};" in sqlite.options(version)["init_command"]


def test_a_connection_opened_with_these_options(tmp_path):
    from django.db.backends.sqlite3.base import DatabaseWrapper

    wrapper = DatabaseWrapper(
        {
            "NAME": str(tmp_path / "db.sqlite3"),
            "OPTIONS": sqlite.options((3, 40, 1)),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": False,
            "TIME_ZONE": None,
            "AUTOCOMMIT": True,
            "ATOMIC_REQUESTS": False,
        }
    )
    connection = wrapper.get_new_connection(wrapper.get_connection_params())
    found = {
        pragma: connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        for pragma in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
    }
    timeout = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.close()
    full = 2
    assert found == {
        "journal_mode": "persist",
        "synchronous": full,
        "secure_delete": 1,
        "foreign_keys": 1,
    }
    assert timeout == 7_000
