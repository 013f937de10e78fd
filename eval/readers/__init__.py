"""Readers: small networks that read a query and sentences together, and how they are trained.

Two of them are shipped: the cross-encoder that reads questions beside paragraphs
(``assistant/evidence/cross_encoder.py``) and the guard's checker, which reads statements beside
what they cite (``assistant/grounding/checker.py``). In order:

    python -m eval.readers.reader_pairs   # questions beside paragraphs
    python -m eval.readers.claim_pairs    # statements beside what they cite
    python -m eval.readers.starts         # of a published encoder, what has to be carried to a GPU
    python -m eval.readers.train          # on either, with a teacher or without
    python -m eval.readers.shipping       # of a large trained reader, the cross-encoder
    python -m eval.readers.packing        # of a small trained reader, what the checker reads
    python -m eval.readers.guard_report   # what the whole guard makes of statements
"""
