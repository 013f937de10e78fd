"""The scripts that fit what is fitted and shipped; each prints what it gives on data left out."""
