"""The yardstick: the same bytes at the same pace from an ASGI app that knows nothing else.

`python -m bench.bare_bell PORT`. A POST counts one up; four times a second every stream gets the count.
"""

import asyncio
import sys

import uvicorn

LINE = 'data: {{"phase":"opening","revision":"502","seen":"0123456789ab","handed_in":{count}}}\n\n'
STREAMS: set[asyncio.Event] = set()
COUNT = 0
PACE: list[asyncio.Task] = []


async def app(scope, receive, send) -> None:
    global COUNT
    if not PACE:
        PACE.append(asyncio.create_task(tell()))
    is_stream = scope["method"] == "GET"
    COUNT += not is_stream
    kind = b"text/event-stream" if is_stream else b"text/plain"
    length = [] if is_stream else [(b"content-length", b"0")]
    headers = [(b"content-type", kind), *length]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if not is_stream:
        await send({"type": "http.response.body", "body": b""})
        return
    STREAMS.add(news := asyncio.Event())
    try:
        while True:
            body = LINE.format(count=COUNT).encode()
            await send({"type": "http.response.body", "body": body, "more_body": True})
            await news.wait()
            news.clear()
    finally:
        STREAMS.discard(news)


async def tell() -> None:
    told = 0
    while True:
        await asyncio.sleep(0.25)
        if told != COUNT:
            told = COUNT
            for news in STREAMS:
                news.set()


if __name__ == "__main__":
    print("Stop with Ctrl-C.", flush=True)
    uvicorn.run(
        app, port=int(sys.argv[1]), lifespan="off", log_config=None, http="h11", loop="asyncio"
    )
