"""How well records are read: what their headers give, and who is said to have spoken."""
