"""How a ledger of an older format becomes one of the newest: a step for each format, for Alembic.

A new ledger is made from `schema.py` at once; tests hold the two ways against each other. A step only adds.
"""
