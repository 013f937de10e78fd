"""What is to be taken in, before anything of it is read.

``folders`` (files at any depth), ``uploads`` (from a browser, archives among them),
``metadata_files`` (what is told of a record in a file beside it), ``known_files`` (which need not
be read again), ``whole_files`` (written whole or not at all).
"""
