"""What a sentence of an expert asks for, calls for or is concerned about, in English.

``things_asked`` finds it: by ``frames``, the phrases that report it (``asking_frames``,
``urging_frames``, of ``phrases``), or in ``direct`` questions. ``splitting`` parts what one
sentence asks (``asked_for``, ``listed``, ``spans``). Whether who speaks may ask is told by
``presiding`` and ``among_states``; what is asked is one of ``kinds``, on one of ``topics``.
"""
