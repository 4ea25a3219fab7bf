"""Writes, one verb each: keyword-only, atomic, the acting person passed in.

Whoever changes something calls a verb from here: views, admin and commands alike. Locks are
always taken in the order debate, round, paper. May import `queries`, `models`, `live`, `rankings`.
"""
