"""Records in, ranked passages out."""
