"""What a casebook of a million documents costs: a made-up one is filled by the ledger's own functions, and used."""
