"""Words of the page that shows a record."""

TITLE = "Record"
ALL_RECORDS = "All records"
NO_RECORD = "No record is chosen. Choose one on the page **Records**, or open a link to one."
GONE = (
    "The record {name} is not in this store: it was deleted, or never added here. "
    "What was cited from it cannot be checked here until its file is added again."
)
CHANGED = (
    "The text of this record has changed since the link was made, so nothing is marked. "
    "Below is the newest version; search it for the words that were cited."
)
OUTSIDE = (
    "The link names characters that this text does not have, so nothing is marked. "
    "The record itself is shown below."
)
UNCHECKED = (
    "The link does not tell which version of the text it was made of. The marked characters may "
    "not be those that were cited: compare them."
)
NEWER = "This is an earlier version of the record. A newer one answers questions:"
OPEN_NEWEST = "Open {name}"

REPORTED = (
    "A summary record reports what was said. Its words are the record's, not quotations of the "
    "speakers."
)
COUNTED = (
    "Paragraph numbers marked “counted” are not printed in the file; they were counted. "
    "Check them against the official document before you cite them."
)
ALL_COUNTED = (
    "The file has no printed paragraph numbers: all were counted. "
    "Check them against the official document before you cite them."
)

MEETING = "{number} meeting"
ABOUT = "About this record"
FIELDS = {
    "symbol": "Symbol",
    "title": "Title",
    "body": "Body",
    "date": "Date",
    "time": "Time",
    "place": "Place",
    "session": "Session",
    "meeting": "Meeting",
    "states": "States considered",
    "chair": "Chair",
    "form": "Form",
    "language": "Language",
    "issued": "Issued",
    "notes": "Notes",
    "source": "File",
    "version": "Version of the text",
    "remarks": "Remarks of the reading",
}
LEFT_OUT = "Left out of the text ({count})"
NOTHING_LEFT_OUT = "Nothing of the file was left out."

FRONT_MATTER = "Front matter ({count})"
ONE_PARAGRAPH = "1 paragraph"
PARAGRAPHS = "{count} paragraphs"
ON_BEHALF = "on behalf of {group}"
NOT_NAMED = "Speaker not named"
NOTE = "Note"
PROCEDURE = "Procedure"
NOBODY = "Not ascribed to anybody"
COUNTED_MARK = "counted"
NUMBERED = "Paragraph {number}: link, cite or ask"
NUMBERED_COUNTED = "Paragraph {number} (number counted): link, cite or ask"
UNNUMBERED = "Paragraph without a number: link, cite or ask"
COPY_LINK = "Copy link"
COPY_CITATION = "Copy citation"
COPY_TEXT = "Copy text with citation"
ASK_ABOUT = "Ask about this paragraph"
COPIED = "Copied"
NOT_COPIED = "Could not copy. Select it and copy it by hand:"

OUTLINE = "Outline"
FROM_PARAGRAPH = "para. {number}"
PICTURE = "Who spoke, and when"
PICTURE_IN_WORDS = "Of what was said: {sides}. In order: {turns}."
SPEAKERS = "Who spoke how much"
SPEAKERS_NOTE = (
    "By length of text. Speakers are told apart by how the record names them: representatives "
    "whom it does not name count as one."
)
TURNS = "{count} turns"
ONE_TURN = "1 turn"
CORRECT = "Correct what was understood"
NOBODY_SPEAKS = "No speakers were found in this record."

SEARCH = "Search in this record"
NOT_FOUND = "These words do not stand in this record."
PLACE_OF = "{number} of {total}"
PREVIOUS = "Previous"
NEXT = "Next"
