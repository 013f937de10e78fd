"""SQuAD 2.0 (Rajpurkar, Jia and Liang, ACL 2018): questions that an article answers, or not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from eval.benchmark import Benchmark, EvalDocument, Span, Topic
from eval.datasets.files import read_json
from index.errors import FileError


def load_squad(path: Path) -> Benchmark:
    """Load the articles as documents, a line a paragraph, each question asked of its article.

    Gold are the characters of the answer that most annotators gave; questions marked impossible
    are to be met with silence. They were written against one paragraph: a rare one may find its
    answer elsewhere in the article.

    Args:
        path: SQuAD's own JSON, gzipped or not.

    Raises:
        FileError: If it cannot be read, or an answer is not where it is said to be.
    """
    documents, topics = [], []
    try:
        for article in read_json(path)["data"]:
            name, lines, at = str(article["title"]), [], 0
            for paragraph in article["paragraphs"]:
                # A paragraph is a line: a line break inside would shift no character, but split it.
                context = paragraph["context"].replace("\n", " ").replace("\r", " ")
                for asked in paragraph["qas"]:
                    gold = () if asked["is_impossible"] else (_answer(path, asked, context),)
                    spans = tuple(Span(name, at + start, at + end) for start, end in gold)
                    kind = "answerable" if spans else "impossible"
                    topics.append(Topic(asked["id"], kind, asked["question"], spans, document=name))
                lines.append(context)
                at += len(context) + 1
            documents.append(EvalDocument(name, "\n".join(lines)))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise FileError(str(path), f"not SQuAD 2.0: {error!r}.") from error
    return Benchmark(f"squad2-{path.name.split('.')[0]}", tuple(documents), tuple(topics))


def _answer(path: Path, asked: dict, context: str) -> tuple[int, int]:  # type: ignore[type-arg]
    given = Counter((one["answer_start"], one["text"]) for one in asked["answers"])
    (start, text), _ = given.most_common(1)[0]
    if context[start : start + len(text)] != text.replace("\n", " ").replace("\r", " "):
        raise FileError(str(path), f"the answer of {asked['id']!r} is not in the text.")
    return start, start + len(text)
