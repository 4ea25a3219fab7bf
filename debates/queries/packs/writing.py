"""A dossier's files as YAML text: the same entries give the same bytes.

Dates and short lists of plain words stand on one line, as curators write them by hand.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from .archive import archived
from .entries import Entries, files_of

WIDTH = 115


class _Dumper(yaml.SafeDumper):
    """No anchors: the reader refuses them, and a curator would stumble over them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _map(dumper: _Dumper, value: Mapping[str, Any]) -> yaml.Node:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", value.items())
    node.flow_style = bool(value) and _plain(value.values()) and _short(value)
    return node


def _list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_plain(value))


def _plain(values: Any) -> bool:
    return all(not isinstance(one, Mapping | list) for one in values)


def _short(value: Mapping[str, Any]) -> bool:
    """Dates, a claim's factors, an anchor: small enough to be read at a glance."""
    return len(value) <= 5 and sum(len(f"{key}{one}") + 4 for key, one in value.items()) <= 90


_Dumper.add_representer(dict, _map)
_Dumper.add_representer(list, _list)


def yaml_text(tree: Mapping[str, Any]) -> str:
    """One file of a pack."""
    return yaml.dump(
        tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2
    )


def pack_texts(entries: Entries) -> dict[str, str]:
    """File names and texts of a whole pack."""
    return {f"{stem}.yaml": yaml_text(tree) for stem, tree in files_of(entries).items()}


def zipped(entries: Entries) -> bytes:
    """A whole pack as a zip with one folder, named after the question."""
    return archived(pack_texts(entries), folder=next(iter(entries["question"])))
