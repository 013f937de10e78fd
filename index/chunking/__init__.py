"""A record cut: ``passages`` of whole sentences, so many ``tokens`` each."""
