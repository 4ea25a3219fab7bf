"""What the tests run on and a machine may lack: a PostgreSQL server, Chromium, nginx and Caddy."""


class Missing(Exception):
    """What is missing and how to get it; the run fails, it never skips."""
