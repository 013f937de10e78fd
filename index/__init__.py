"""Records in, ranked passages out.

A ``store`` is one folder, opened to read or to write by the ``settings``; ``sample`` is the record
that is shipped. The way in, room by room:

- ``files``: what is to be taken in, and what is told of it beside it;
- ``readers``: one a format, bytes to a document of paragraphs;
- ``parsing``: a document to a record, with who speaks in every paragraph;
- ``chunking``: a record to passages of whole sentences;
- ``embedding``: texts to vectors;
- ``storage``: SQLite, which is the truth, and vectors, which can be made again from it.

``ingest`` leads through them, step by step. The way out is ``search``: words and meaning, fused.

In the hands of all rooms: ``records`` (the shapes of what is read), ``filters`` (the part of them
that is asked for), ``reference`` (States, symbols, dates), ``sentences``, ``text``, ``errors``.
``llamaindex`` gives the same to other people's pipelines.
"""
