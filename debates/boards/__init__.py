"""What a page, a fragment or a print shows: frozen values with a help text for every field.

A board is built from `queries` and holds no model. What its audience may not see is not in it, so
no template can leak it. The same board makes the whole page and the part that changes alone.
"""
