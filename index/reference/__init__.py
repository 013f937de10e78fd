"""What records refer to by name.

``states``, ``state_groups`` and ``group_names``, ``territories``, ``symbols`` of documents,
``dates``, ``currencies``.
"""
