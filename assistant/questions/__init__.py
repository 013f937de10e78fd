"""Question to Query: who is asked about, what about, at which meetings; follow-ups put in full."""
