"""What happens to ballots when something breaks: each harness breaks one thing, again and again.

In the ordinary run a few times each; `make chaos` does it as often as `docs/chaos.md` says and writes what
came of it there. Each has a control, here or beside the guard it tests, that loses ballots.
"""
