"""Words of the page on which records are added."""

from ui.texts import common

TITLE = "Add records"
ABOUT = (
    "Word (.docx), PDF with a text layer, web pages, plain text, and zip archives of these. "
    "What cannot be read is named with the way out, and the rest goes on."
)
NO_STORE = "There are no records yet. The first file that is taken in makes the store."

UPLOAD = "Record files or zip archives"
UPLOAD_HELP = (
    "Files are kept in the folder of the store. A larger archive is better put into a folder."
)
UPLOAD_BUTTON = "Take in the files"
NO_FILES = "Choose files first."
METADATA_ALONE = (
    "**{name}** describes no file that was uploaded with it. Upload it together with the record "
    "file of the same name."
)

FOLDER_CLOSED = "A folder on this machine"
FOLDER = "Folder"
FOLDER_PLACEHOLDER = "/home/me/records"
FOLDER_HELP = (
    "All record files in it, at any depth. They stay where they are; do this again after a change."
)
FOLDER_BUTTON = "Take in the folder"
NO_FOLDER = "**{folder}** is no folder of this machine. Give its whole path."
EMPTY_FOLDER = "There is no file in **{folder}**."
FOLDERS_ELSEWHERE = (
    "A folder can be named only at the machine that the records are on, where the chat listens on "
    "it alone. There, `ontherecord add FOLDER` does the same."
)

SAMPLE_BUTTON = "Take in the sample record"
SAMPLE_HELP = "The Committee against Torture's first meeting on the fourth report of Kazakhstan."

WAITING_ONE = "One uploaded file has not been taken in yet: {names}."
WAITING = "{count} uploaded files have not been taken in yet: {names}."
GO_ON = "Go on"
DISCARD = "Discard …"
DISCARD_TITLE = "Discard uploaded files?"
DISCARD_WHAT = (
    "These will be deleted here: {names}. Whoever uploaded them would have to do it again."
)
DISCARD_YES = "Delete them"
DISCARD_NO = "Keep them"
FINISH = "Finish"
TRY_AGAIN = "Try again"

RUNNING = "{done} of {total} files"
READING = "reading {name}"
EMBEDDING = "{made:,} passages made ready for the search by meaning, {left:,} left"
STOP = "Stop"
STOPPING = "Stopping …"
STOP_HELP = "What was finished is kept, and can be asked about. It can be taken up again."
OTHERS_ASK = (
    "Others can go on asking meanwhile, and so can you: the work goes on by itself. What is sent "
    "now is taken in behind these."
)
STOPPED = "Stopped after {done} of {total} files. What was finished is kept."

DONE_ALL = "All {total:,} files are in the store."
DONE_ONE = "The file is in the store."
DONE_SOME = "{done:,} of {total:,} files are in the store. The others are named below."
DONE_NONE = "No file was taken in."
DONE_NOTHING_LEFT = "Everything is finished."
ASK_NOW = "Ask about the records"
STATUS = {
    "added": ":green-badge[added]",
    "replaced": ":green-badge[read again]",
    "unchanged": ":gray-badge[was there already]",
    "moved": ":gray-badge[moved]",
    "duplicate": ":gray-badge[same text]",
    "removed": ":orange-badge[removed]",
    "failed": ":red-badge[not taken in]",
}
COUNTED = {
    "turns": ("1 turn", "{count:,} turns"),
    "paragraphs": ("1 paragraph", "{count:,} paragraphs"),
    "passages": ("1 passage", "{count:,} passages"),
}
MORE = "and {count:,} more files"

UNDERSTOOD = "What was understood"
CHOOSE = "Record"
WHO_SPOKE = "Who spoke"
SPEAKER_HEADS = "| Side | Speaker | Turns |\n| --- | --- | ---: |\n"
NOT_NAMED = "not named in the record"
NOBODY = (
    "No speaker was recognised. The text can be searched, and is ascribed to nobody, until it is "
    "said whose words it is."
)
MORE_SPEAKERS = "and {count:,} more"
NUMBERS_PRINTED = "Paragraphs {first} to {last}, with the numbers printed in the file."
NUMBERS_COUNTED = (
    "Paragraphs {first} to {last}. The file has lost their numbers: they were counted, and are "
    "shown as counted."
)
NUMBERS_MIXED = (
    "Paragraphs {first} to {last}: {printed:,} numbers are printed in the file, {counted:,} were "
    "counted and are shown as counted."
)
NUMBERS_NONE = "No paragraph has a number."
UNCLEAR_ONE = "One paragraph was not understood. It is kept, and ascribed to nobody."
UNCLEAR = "{count:,} paragraphs were not understood. They are kept, and ascribed to nobody."
CORRECT_SPEAKERS = "Correct speakers"
CORRECT_SPEAKERS_HELP = (
    "Those who were understood wrongly. What is corrected holds for all that they say in this "
    "record; the words of the record are never changed."
)
NOBODY_NAMED = "whoever speaks here"
CORRECT_SPEAKERS_NONE = "None is to be corrected"
SIDE_OF = "Side of {name}"
SIDE_HELP = "State and role follow from it, unless you change them, too."
STATE_OF = "State of {name}"
ROLE_OF = "Role of {name}"
NAME_OF = "Name to show for {name}"
NO_STATE = "no State"
DIFFERS = "differs between turns"
AS_PRINTED = "Take back what was corrected of {name}"
OPEN_RECORD = "Open the record"

KNOWN_HEADS = "| Field | Understood as |\n| --- | --- |"
NOT_KNOWN = "not known"
SYMBOL = "Symbol"
RECORD_TITLE = "Title"
BODY = "Body"
STATES = "States considered"
SESSION = "Session"
MEETING = "Number of the meeting"
DATE = "Date of the meeting"
DATE_HELP = "As exact as is known: 2023, 2023-05 or 2023-05-03."
ISSUED = "Issued"
ISSUED_HELP = "Date of the document. It tells versions of a record apart."
LANGUAGE = "Language"
FIRST_PARAGRAPH = "Number of the first paragraph"
FIRST_PARAGRAPH_HELP = (
    "The file has lost its paragraph numbers, so they are counted from here on. Look into the "
    "printed record: all counted numbers move along, and are still shown as counted."
)
FIELDS = {
    "symbol": SYMBOL,
    "title": RECORD_TITLE,
    "body": BODY,
    "states": STATES,
    "session": SESSION,
    "meeting": MEETING,
    "date": DATE,
    "issued": ISSUED,
    "language": LANGUAGE,
    "first_paragraph": FIRST_PARAGRAPH,
}
FIELDS_OF_SPEAKER = {"side": SIDE_OF, "state": STATE_OF, "role": ROLE_OF, "name": NAME_OF}
LANGUAGES = {"": "not known", **common.LANGUAGES}
SAVE = "Save and read again"
KEPT_BESIDE = (
    "What you change is kept in **{name}** beside the record's file, and goes before what the file "
    "says. An empty field means: as the file says."
)
ALSO_DESCRIBES = "The same file also describes **{names}**."
CHANGED_SINCE = (
    "Somebody else has corrected this record since you opened it: {fields}. Where you change "
    "something else, that stays."
)
CHANGED_TWICE = (
    "Nothing was saved. Somebody else has corrected this since you opened the record: {fields}. "
    "Save again if yours is to take its place, or put theirs."
)
KEPT_OF_OTHERS = "What somebody else had corrected meanwhile was kept: {fields}."
RECORD_GONE = (
    "The record {record} is not in the store any more, or not under this name. Look for it among "
    "the records."
)
NOT_CHANGED = "Nothing was changed."
IN_ARCHIVE = (
    "This record lies in an archive, which is not written to, so it cannot be corrected here. "
    "Unpack the archive and add the file, or put **{name}** beside it in the archive."
)
OF_INSTALLATION = "The sample record is part of the installation and is not changed."
FILE_GONE = "The file **{name}** is not there any more, so it cannot be read again."
