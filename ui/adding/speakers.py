"""Fields in which speakers are corrected who were understood wrongly."""

from __future__ import annotations

import streamlit as st

from index.files.metadata_files import Field, printed_names
from index.parsing.corrections import GivenMetadata, SpeakerCorrection
from index.records import Record, Side
from index.reference.states import state_codes, state_name
from ui.adding.session import sent
from ui.markup import escape_label
from ui.texts import add as texts
from ui.texts import common


def choose_speakers(record: Record) -> list[str]:
    """Let a person choose the speakers of a record to correct; return their names.

    Where nobody is named, whose words it is stands open to be said.
    """
    names = list(dict.fromkeys(turn.speaker.name for turn in record.turns if turn.speaker.name))
    return st.multiselect(
        texts.CORRECT_SPEAKERS,
        names or [""],
        [] if names else [""],
        help=texts.CORRECT_SPEAKERS_HELP,
        format_func=lambda name: name or texts.NOBODY_NAMED.capitalize(),
        placeholder=texts.CORRECT_SPEAKERS_NONE,
        key=f"speakers {record.id} {sent().times}",
    )


def speaker_fields(
    record: Record, name: str, drawn: GivenMetadata, given: GivenMetadata
) -> dict[Field, object]:
    """Draw the fields of one speaker, filled with what is known; return what they hold.

    Args:
        record: The record.
        name: The speaker's name in it.
        drawn: What was known when the fields were drawn first.
        given: What the metadata file says.
    """
    printed = printed_names(record, name, given)
    known = dict(drawn.speakers).get(printed[0], SpeakerCorrection())
    label, key = escape_label(name or texts.NOBODY_NAMED), f"{name} {record.id} {sent().times}"
    untold = texts.DIFFERS if name else texts.NOT_KNOWN
    with st.container(border=True):
        st.markdown(f"**{label[:1].upper()}{label[1:]}**")
        left, right = st.columns(2)
        sides = list(Side)
        side = left.selectbox(
            texts.SIDE_OF.format(name=label),
            sides,
            None if known.side is None else sides.index(known.side),
            format_func=lambda one: common.SIDES[one],
            placeholder=untold,
            help=texts.SIDE_HELP,
            key=f"side {key}",
        )
        codes = list(dict.fromkeys(("", *state_codes(), known.state or "")))
        state = right.selectbox(
            texts.STATE_OF.format(name=label),
            codes,
            None if known.state is None else codes.index(known.state),
            format_func=lambda code: state_name(code) if code else texts.NO_STATE,
            placeholder=untold,
            key=f"state {key}",
        )
        role: str | None = left.text_input(
            texts.ROLE_OF.format(name=label), known.role or "", key=f"role {key}"
        ).strip()
        if not role and known.role is None:
            role = None  # It differs between turns, and nobody has changed it.
        shown = right.text_input(
            texts.NAME_OF.format(name=label), known.name or name, key=f"name {key}"
        ).strip()
        values = {"side": side, "state": state, "role": role, "name": shown or None}
        corrected = any(one in dict(given.speakers) for one in printed)
        if corrected and st.checkbox(texts.AS_PRINTED.format(name=label), key=f"undo {key}"):
            values = dict.fromkeys(values)
    return {("speakers", one, field): value for one in printed for field, value in values.items()}
