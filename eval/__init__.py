"""Measures and the scripts that tune what is tuned; data is read from a folder the user has."""
