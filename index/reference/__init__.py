"""What records refer to by name.

``states``, ``state_groups``, ``territories``, ``symbols`` of documents, ``dates``, ``currencies``.
"""
