"""Where places are looked up: the world's towns and countries in one indexed file, a theatre's own places over them.

It knows names, positions and which stretches of a text are names. It refuses to decide which place a report means:
that is judged in `places`, from everything the report names.
"""

from orontes.gazetteer.index import SqliteGazetteer, open_gazetteer

__all__ = ["SqliteGazetteer", "open_gazetteer"]
