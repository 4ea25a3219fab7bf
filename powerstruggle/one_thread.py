"""The one thread that does all synchronous work of a server's process, for work that no page asks for.

Who queued behind such work while it waited in vain for the database has waited as well, and is told so at
once (`failures`).
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from powerstruggle.failures import found_away

Given = ParamSpec("Given")
Result = TypeVar("Result")


def noticing(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """`work`, and should the database be away, it is remembered since when."""

    @wraps(work)
    def noticed(*args: Given.args, **words: Given.kwargs) -> Result:
        try:
            return work(*args, **words)
        except Exception as error:
            found_away(error)
            raise

    return noticed


async def on_the_thread(work: Callable[..., Result], *args: object) -> Result:
    """With the one connection that the thread keeps, or a new one where that is of no use any more."""

    def do() -> Result:
        close_old_connections()
        return work(*args)

    return await sync_to_async(noticing(do))()
