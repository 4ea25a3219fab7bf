"""How SQLite is opened so that an acknowledged ballot survives a crash.

Knows which releases may keep a write-ahead log; refuses to know what is stored.
"""

import sqlite3

Version = tuple[int, int, int]

# Whoever asks for a page hears within eight seconds that it has to wait.
BUSY_SECONDS = 7


def journal_mode(version: Version) -> str:
    """WAL where it is safe with several connections, PERSIST elsewhere.

    Releases from 3.7.0 to 3.51.2 can corrupt the database when the log is reset; two older
    series received the repair as well.
    """
    if version >= (3, 51, 3):
        return "WAL"
    if version[:2] == (3, 50) and version >= (3, 50, 7):
        return "WAL"
    if version[:2] == (3, 44) and version >= (3, 44, 6):
        return "WAL"
    return "PERSIST"


def options(version: Version = sqlite3.sqlite_version_info[:3]) -> dict[str, object]:
    """Django's OPTIONS. IMMEDIATE: what reads and then writes never loses its turn between."""
    pragmas = (
        f"journal_mode={journal_mode(version)}",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
    )
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": BUSY_SECONDS,
        "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas),
    }
