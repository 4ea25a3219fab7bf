"""Reads that join models or turn them into values of `rankings`. Nothing here writes.

May import `models`, `live` and `rankings`. Results and conclusions leave this room through
`results` alone, which is the one gate in front of what must stay hidden; what a class sees of its
edition comes through `evidence`, which leaves out what is withheld.
"""
