r"""Plain text as LaTeX and back, as far as titles, names and notes need it.

Letters of every script stay as they are: programs of today read UTF-8, and Zotero does not know
the commands (`\cyrchar`) that pylatexenc would write for Cyrillic. What LaTeX gives a meaning to
is written as the commands that Zotero's own export uses.
"""

import re
from functools import cache

from django.utils.translation import gettext as _

from .faults import Trouble

DEEPEST = 20
_SPECIAL = {
    **{mark: f"\\{mark}" for mark in "&%$#_"},
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    # A brace with a backslash before it would still be counted as a brace by BibTeX.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
}
# Two hyphens make a dash, two marks a quotation mark; with `{}` between them they stay two.
_PAIRS = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`")
_SYMBOLS = {
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textquotedbl": '"',
    "textasciigrave": "`",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textunderscore": "_",
    "slash": "/",
}
# Commands that only change how words look: the words stay.
_LOOKS = (
    "emph", "mbox", "text", "textbf", "textit", "textnormal", "textrm", "textsc", "textsf", "textsl",
    "texttt", "textup", "url",
)  # fmt: skip
_REFUSED = ("input", "include", "today", "texorpdfstring")


def escaped(text: str, *, protect: bool = False) -> str:
    """`text` for the value of a field in braces. `protect` keeps capitals in titles as they are."""
    if not protect:
        return _escaped(text)
    # Styles of BibTeX write titles small but for what stands in braces.
    words = (
        f"{{{_escaped(word)}}}" if word != word.lower() else _escaped(word) for word in text.split()
    )
    return " ".join(words)


def _escaped(text: str) -> str:
    marked = "".join(_SPECIAL.get(letter, letter) for letter in text)
    return _PAIRS.sub(lambda pair: "{}" + pair[0], marked)


def unescaped(value: str) -> str:
    """The text that LaTeX would set. Raises Trouble for commands that are more than text."""
    depth = deepest = 0
    for mark in value:
        depth += (mark == "{") - (mark == "}")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise Trouble(_("is nested too deeply"))
    # BibTeX takes a bare per cent sign as text; LaTeX would drop the rest of the line.
    marked = re.sub(r"(?<!\\)%", r"\\%", value)
    try:
        return _decoder().latex_to_text(marked, tolerant_parsing=False)
    except Trouble:
        raise
    except Exception as error:  # the library raises whatever its own callbacks run into
        raise Trouble(_("is LaTeX that cannot be read")) from error


def verbatim(value: str) -> str:
    r"""An address or number as it is, without `\url{}`, braces and the backslash before marks."""
    bare = re.sub(r"\\url\s*\{([^{}]*)\}", r"\1", value)
    tilded = re.sub(r"\{?\\(?:textasciitilde|~)\s*(?:\{\})?\}?", "~", bare)
    return re.sub(r"\\([&%$#_])", r"\1", tilded).strip("{} \n\t")


@cache
def _decoder():
    from pylatexenc.latex2text import (
        EnvironmentTextSpec,
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )

    known = get_default_latex_context_db().filter_context(
        keep_categories=["latex-base", "nonascii-specials", "advanced-symbols"]
    )
    known.add_context_category(
        "citations",
        prepend=True,
        macros=[
            *(MacroTextSpec(command, simplify_repl="%s") for command in _LOOKS),
            *(MacroTextSpec(command, simplify_repl=mark) for command, mark in _SYMBOLS.items()),
            *(MacroTextSpec(command, simplify_repl=_refuse) for command in _REFUSED),
        ],
    )
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_refuse))
    known.set_unknown_environment_spec(EnvironmentTextSpec("", simplify_repl=_refuse))
    return LatexNodes2Text(latex_context=known, math_mode="text")


def _refuse(node, **_kept):
    command = getattr(node, "macroname", None) or getattr(node, "environmentname", "")
    raise Trouble(_("uses the LaTeX command “%(command)s”") % {"command": command[:40]})
