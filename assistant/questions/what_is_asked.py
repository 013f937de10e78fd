"""What the words of a question ask for, read once: a fact, who did something, all of a kind."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import Query
from assistant.query.bare_question import bare_question
from assistant.query.facts import asked_fact
from assistant.query.mentions import in_plain_words, read_mention
from assistant.query.named_lists import read_named_list
from assistant.query.stances import asked_stance
from assistant.query.votes import asked_vote, asks_how_one_voted
from assistant.query.wording import Wording
from assistant.questions.ledger_wishes import read_wish
from assistant.questions.not_done import not_done
from assistant.questions.who_put import read_who

_ASKS_WHO = re.compile(
    r"^\W*(?:and\s+)?(?:(?:who|whose|whom|by\s+whom)\b|(?:(?:which|what)\s+(?:of\s+the\s+)?(?:other\s+)?"
    r"|(?:list|name|enumerate)\s+(?:all\s+)?(?:of\s+)?(?:the\s+)?)"
    r"(?:experts?|members?|rapporteurs?|speakers?|persons?)\b(?![’'])(?!\s+of\s+(?!the\s+committee)))",
    re.IGNORECASE,
)
_OF_STATES = re.compile(
    r"\b(?:each|every|which|all|list|name"
    r"|(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bto )(?<!\bwith )(?<!\bagainst )other)"
    r"\s+(?:of\s+)?(?:the\s+)?(?:other\s+)?(?:member\s+)?"
    r"(?:states?|countr(?:y|ies)|delegations?|governments?)\b|\b(?:did|do|have)\s+(?:member\s+)?"
    r"(?:states|countries|delegations|governments)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:compar(?:e|ed|ing|ison)|differ(?:s|ed|ence|ences)?|versus|vs)\b", re.IGNORECASE
)
_LISTS = re.compile(
    r"^\W*(?:please\s+)?(?:list|name|enumerate|which|what\s+(?:are|were)\s+(?:all\s+)?the)\b"
    r"|\b(?:all|every)\s+(?:of\s+)?the\b",
    re.IGNORECASE,
)


def read_wording(bare: str, asked: str) -> Wording:
    """Return what the words of a question ask for.

    Args:
        bare: The question without courtesies.
        asked: The same without the words that say at which meeting.
    """
    ledger = read_wish(asked)
    vote = asked_vote(asked)
    return Wording(
        bare,
        None if vote else asked_fact(asked),
        asks_who=bool(_ASKS_WHO.match(asked)),
        of_each_state=bool(_OF_STATES.search(asked)),
        compares=bool(_COMPARES.search(asked)),
        lists=bool(_LISTS.search(asked)),
        ledger=ledger,
        who=read_who(asked),
        mention=read_mention(asked),
        named_list=read_named_list(asked),
        vote=vote,
        own_vote=asks_how_one_voted(asked),
        stance=None if vote else asked_stance(asked),
        not_done="" if ledger else not_done(asked),
    )


def plainly_asked(wording: Wording, asked: str) -> str:
    """Return a question as one by which it is read whose words are wanted, and on what.

    Args:
        wording: What its words ask for.
        asked: The question, as :func:`read_wording` was given it.
    """
    if wording.who:
        return wording.who.plainly
    if wording.stance:
        return wording.stance.plainly
    return in_plain_words(asked, wording.mention, wording.named_list)


def asked_again(query: Query, again: str) -> Query:
    """Return a question that asks again for what was asked before: perhaps for a fact.

    Args:
        query: The question.
        again: What was asked before; empty for nothing.
    """
    if not again:
        return query
    return replace(query, again=again, wording=replace(query.wording, fact=asked_fact(again)))


def listed_again(query: Query, before: Query) -> Query:
    """Return a question for the list that was wanted before: points, names, mentions, a vote.

    Args:
        query: The question, which says whose now, or where.
        before: The one before.
    """
    had = before.wording
    # Whoever is named now takes the place of whom a name without a title named.
    ledger = replace(had.ledger, named="") if had.ledger else None
    wording = replace(
        query.wording,
        ledger=ledger,
        mention=had.mention,
        named_list=had.named_list,
        own_vote=had.own_vote,
    )
    return replace(query, again=before.again or before.in_full, wording=wording)


def put_in_full(query: Query, text: str, wording: Wording) -> Query:
    """Return a question in the words in which a language model put it in full.

    Args:
        query: The question.
        text: These words.
        wording: What they ask for.
    """
    return asked_again(replace(query, rewritten=text, wording=wording), query.again)


def with_wording(query: Query) -> Query:
    """Return a question with what its words ask for, which was kept without."""
    bare = bare_question(query.spelt or query.question)
    wording = read_wording(bare, query.rewritten or bare)
    return asked_again(replace(query, wording=wording), query.again)
