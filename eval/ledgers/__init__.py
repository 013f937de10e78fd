"""How good a ledger is: points paired with those of a labelled one, replies, statuses."""
