"""The conditions of a question as people choose them: by known names, of what is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.api import Assistant
from index.filters import Filters
from index.parsing.namesakes import Namesakes, Persons


def as_chosen(assistant: Assistant, filters: Filters) -> tuple[Filters, tuple[str, ...]]:
    """Return conditions as they can be chosen, and the ids of records that are not loaded any more.

    Of a record it is the version that answers that is chosen, and speakers stand under the name
    that people know them by.

    Args:
        assistant: What is loaded.
        filters: Of a question, which may have been asked long ago.
    """
    loaded = {one.id for one in assistant.records()} if filters.records else set()
    chosen, gone = [], []
    for record_id in filters.records:
        current = (
            [record_id]
            if record_id in loaded
            else [one.id for one in assistant.versions(record_id) if one.current]
        )
        chosen += current
        gone += [] if current else [record_id]
    speakers = filters.speakers
    if speakers:
        printed = [speaker.name for _, speaker in assistant.speakers()]
        namesakes = Namesakes(printed)
        known = {namesakes.known_by(one): one for one in printed}
        meant: list[str] = []
        for one in speakers:
            name = known.get(namesakes.known_by(one))
            # The name of a man and a woman means both, each of whom is to choose from.
            both = [other for other in known.values() if other in Persons((one,))]
            meant += [name] if name else both or [one]
        speakers = tuple(dict.fromkeys(meant))
    records = tuple(dict.fromkeys(chosen))
    return replace(filters, records=records, speakers=speakers), tuple(gone)


def names_to_choose(
    assistant: Assistant, records: Sequence[str], held: Sequence[str], most: int
) -> list[str]:
    """Return the names of speakers to choose from: those chosen, then those of some records.

    Args:
        assistant: What is loaded.
        records: Ids of the records that are spoken of; others' speakers come behind.
        held: Names that are chosen already.
        most: How many names at the most.
    """
    everybody = sorted(
        assistant.speakers(), key=lambda one: (one[0] not in records, one[1].name.casefold())
    )
    return list(dict.fromkeys([*held, *(speaker.name for _, speaker in everybody)]))[:most]
