"""The same as a workbook with typed cells: numbers are numbers, and no text is ever a formula."""

import re
from importlib.util import find_spec
from io import BytesIO

from django.utils.translation import gettext as _

from debates.boards.charts import charts_of
from debates.boards.methods import methods_board

from .factors import Gathered
from .tables import factor_columns, factor_rows

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")  # no workbook may hold them
LONGEST_NAME = 31


def is_there() -> bool:
    """The extra `office` is installed."""
    return find_spec("xlsxwriter") is not None


def findings_xlsx(all_: Gathered) -> bytes:
    """A sheet of all factors, one of each chart's table, and one of the ways of counting."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": all_.question, "author": "", "comments": all_.revision})
        bold = book.add_format({"bold": True})
        _sheet(book, _("Factors"), factor_columns(all_), factor_rows(all_), bold)
        for chart in charts_of(all_.found, all_.movement):
            _sheet(book, chart.title, chart.table.columns, chart.table.rows, bold)
        if (methods := methods_board(all_.found)) is not None:
            columns = (_("Factor"), _("Average place"), _("Duels"), "Kemeny", "Schulze")
            rows = [
                (line.title, line.average, line.duels, line.kemeny, line.schulze)
                for line in methods.lines
            ]
            _sheet(book, _("Ways of counting"), columns, rows, bold)
    return out.getvalue()


def _sheet(book, name: str, columns, rows, bold) -> None:
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", "", name)[:LONGEST_NAME])
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 34)
    for n, column in enumerate(columns):
        sheet.write_string(0, n, column, bold)
    for at, row in enumerate(rows, 1):
        for n, cell in enumerate(row):
            _cell(sheet, at, n, cell)


def _cell(sheet, at: int, n: int, cell) -> None:
    """What a page writes as a number is one here."""
    if isinstance(cell, str) and re.fullmatch(r"\d+(\.\d+)?", cell):
        cell = float(cell) if "." in cell else int(cell)
    if cell is None:
        return
    if isinstance(cell, int | float):
        sheet.write_number(at, n, cell)
    else:
        sheet.write_string(at, n, CONTROL.sub("", cell))
