"""Debates: a class asks one question, ranks its causes, argues, and ranks again."""
