"""Words of the page on which questions are asked."""

PLACEHOLDER = "Ask about the records"
UNDERSTOOD = "Understood as: {understood}"
LOOKING = "Looking …"
WRITING = "{position} of {total} statements"
WRITING_ON = "{position} written and checked so far"
STOP = "Stop"
NO_ANSWER = "**No answer.** {text}"
NEAREST = "The nearest passages, not found to answer the question"
OPEN = "open"
LOADED = "Loaded: {count}, on {states}."
HOW_TO_ADD = "Other records can be added, in the app or with the command `ontherecord add FILE …`."
LOADED_NAMED = 12
ONE_RECORD = "1 record"
RECORDS = "{count:,} records"
AND_OTHERS = "{named} and {count} others"
NO_STATES = "no State in particular"
REPORTS = "The record reports:"
BY_MODEL = "A language model wrote this; below each sentence stand the record's own words:"
TRANSLATED = (
    "A language model wrote this and translated it; below each translation stand the sentence that "
    "was checked and the record's own words:"
)
LEFT_OUT_ONE = "1 sentence of the language model that is not borne out"
LEFT_OUT = "{count} sentences of the language model that are not borne out"
LEFT_OUT_WARNING = "No part of the answer:"
OUTCOMES = {
    "rewritten": "written once more, and then borne out",
    "replaced": "the record's own sentence stands in its place",
    "dropped": "left out",
}
NOT_SHOWN = "(not shown)"
EXTENT = (
    "{extent} looked at. The words are the record's; a summary record does not quote its speakers."
)
GONE = "The record has been removed or replaced since. It said then:"
RECORD_NOT_LOADED = (
    "The question was not asked: it is to be looked for in a record that is not loaded, or not any "
    "more, and nothing said there is not silence. {error}"
)
CONDITION_GONE = (
    "The question was limited to {records}, not loaded any more. Asked again, it is looked for in "
    "all records, or in those that you choose."
)
OPEN_CITATION = "Citation {number}: {who}, {place}"
OPEN_PASSAGE = "Open: {who}, {place}"
OPEN_IN_RECORD = "Open in the record"
CLOSE = "Close"

SIDE = "Side"
STATE = "State"
SPEAKER = "Speaker"
RECORD = "Record"
DATES = "Dates"
DATE_FROM = "From"
DATE_TO = "To"
DATE_FORM = "A year, a month or a day: 2023, 2023-05 or 2023-05-03."
ANY = "any"
SEVERAL = "{count} chosen"
CHIP = "{name}: {value}"
ASK_AGAIN = "Ask again"

SUGGESTED = "You could ask"
NEXT = "Ask next"
SHARE = "Link"
SHARE_NOTE = "This address asks the question again, of the records as they are then."
HAND_OVER = "Export"
COPY = "Copy with citations"
EXTENT_OF_EXPORT = "What to export"
THIS_ANSWER = "This answer"
WHOLE = "Whole conversation"
FILE_NAME = "on-the-record"

CONVERSATIONS = "Conversations"
NEW = "New conversation"
FIND_CONVERSATION = "Find a conversation"
FIND_CONVERSATION_BY = "Words in it"
NONE_FOUND = "None has these words."
NAME = "Name"
RENAME = "Rename"
DELETE = "Delete …"
DELETE_YES = "Delete"
DELETE_NO = "Keep it"
DELETE_SURE = "Delete “{name}” for good?"
MANAGE = "Rename or delete"
KEPT_APART = (
    "Another tab or window went on with this conversation, or deleted it. What you see here has "
    "been kept as a conversation of its own, beside the other: nothing is lost."
)
NOT_KEPT = (
    "Keeping it is tried again whenever you do something here. Until then leave this tab open, or "
    "export what you need: closed or loaded anew, it shows only what was kept."
)
MORE = "and {count:,} more: look for words in them"
