"""How a line of the log is written: plain, or as one JSON object; with the number of its request.

No address, as it can hold the key of a wall; nothing that a database says of rows; and a line is a line,
whatever stands in it.
"""

import datetime
import json
import logging
import re

from powerstruggle.watched import request_id

CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
# PostgreSQL quotes the row that broke a rule: names, codes.
OF_A_ROW = re.compile(r"^(DETAIL|CONTEXT|HINT|LINE \d+):.*(\n|$)", re.MULTILINE)


class WithRequest(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get() or "-"
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            # Django's own lines end with the path.
            match = getattr(request, "resolver_match", None)
            view = match.view_name if match else "?"
            path = getattr(request, "path", None)
            record.args = tuple(view if one == path else one for one in record.args)
        return True


class WithoutRows(logging.Formatter):
    def formatException(self, ei) -> str:
        return _without_rows(super().formatException(ei))


class Plain(WithoutRows):
    converter = staticmethod(lambda seconds: _utc(seconds).timetuple())
    default_time_format = "%Y-%m-%dT%H:%M:%SZ"
    default_msec_format = ""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {request_id} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = _one_line(record.message)
        return super().formatMessage(record)


class Json(WithoutRows):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": _utc(record.created).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "request": record.request_id,
            "logger": record.name,
            "message": _without_rows(record.getMessage()),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


def _utc(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _without_rows(text: str) -> str:
    return OF_A_ROW.sub("", text)


def _one_line(text: str) -> str:
    return CONTROL.sub(" ", _without_rows(text)).strip()
