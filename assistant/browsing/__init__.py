"""The records beside the answers: which are listed, one at a glance, and what to ask of them."""
