"""What records refer to by name.

``states``, ``territories``, ``symbols`` of documents, ``dates``, ``currencies``.
"""
