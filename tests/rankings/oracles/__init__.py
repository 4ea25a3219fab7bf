"""What independent libraries say about a fixed set of small profiles, kept as JSON.

`make oracles` writes the JSON in an environment of its own; the tests only read it.
"""
