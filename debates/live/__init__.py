"""How news travels: *that* something changed, never *what*. Knows no model.

    a verb in `actions`  --ring, on commit-->  transport  -->  tower  -->  one stream per browser

The transport only carries a debate's public id from the process that wrote to every process that has
streams. There the tower looks what each audience may be told now (`look` is handed in by the wiring, and
does the only queries), at most four times a second for each debate, and leaves it with the streams.
A stream is bytes and a queue of one: it touches no model and holds no connection.

Pages ask by themselves with `?seen=` and are answered 204 while nothing they show has changed; a
stream only tells them when to ask. Every page works without it, by asking as often as INTERVALS says, and
without script by reloading.
"""

from .news import LONGEST_SECONDS, Listener, News
from .polling import INTERVALS, is_news
from .rendered import Rendered
from .streams import Streams, admit, end_streams, streams_open
from .transports import hears_itself, ring

__all__ = [
    "INTERVALS",
    "LONGEST_SECONDS",
    "Listener",
    "News",
    "Rendered",
    "Streams",
    "admit",
    "end_streams",
    "hears_itself",
    "is_news",
    "ring",
    "streams_open",
]
