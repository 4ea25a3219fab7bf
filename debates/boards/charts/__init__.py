"""Drawings of what a class's ballots say, each with a table that says the same.

`drawing` has what every chart is made of; one module a chart works out where things stand. Templates take
the numbers as they are: parts/_chart.svg draws any of them, parts/_chart_table.html writes its table.
"""

from .compare import NAME as COMPARE
from .drawing import Chart
from .every import chart_named, charts_of

__all__ = ["COMPARE", "Chart", "chart_named", "charts_of"]
