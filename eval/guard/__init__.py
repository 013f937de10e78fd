"""How good the guard of grounded answers is: right and corrupted cases, and what it stops."""
