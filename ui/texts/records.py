"""Words of the page that lists the records."""

from ui.texts import common

TITLE = "Records"
EMPTY = (
    "No records yet. Add some: on the page **Add**, or with `ontherecord add FILE...` on the "
    "command line. `ontherecord add --sample` adds a sample record to try."
)
WORDS = "Search symbol, title or body"
WORDS_EXAMPLE = "SR.1995, Kazakhstan, torture …"
BODY = "Body"
STATE = "State"
LANGUAGE = "Language"
YEARS = "Years"
ANY = "Any"
VERSIONS_TOO = "Also versions that newer ones have replaced"
SHOWN_ALL = "All {total:,} records are shown."
SHOWN_ONE = "1 record is shown."
SHOWN = "{shown:,} of {total:,} records are shown."
NONE_SHOWN = "No record meets the conditions. Loosen them to see others."
CHOOSE = (
    "Choose a row to open the record, correct what was understood of it, see its versions, or "
    "delete it."
)
COLUMNS = {
    "symbol": "Symbol",
    "title": "Title",
    "body": "Body",
    "states": "States",
    "date": "Date",
    "form": "Form",
    "language": "Language",
    "turns": "Turns",
    "paragraphs": "Paragraphs",
    "added": "Added",
    "version": "Version",
}
FORMS = {
    "summary": "Summary record",
    "verbatim": "Verbatim record",
    "transcript": "Transcript",
    "unknown": "Not known",
}
LANGUAGES = {"": "Not known", **common.LANGUAGES}
ANSWERS = "Answers"
REPLACED = "Replaced"
OPEN = "Open in the reader"
CORRECT = "Correct …"
DELETE = "Delete …"
OTHER_VERSIONS = "Versions of this record"
VERSION = "{name}, {issued}added {added}: {state}"
ISSUED = "issued {issued}, "
VERSION_ANSWERS = "this one answers"
VERSION_REPLACED = "replaced by a newer one; kept so that what was cited from it can be looked up"
DELETE_TITLE = "Delete this record?"
DELETE_WHAT = "{name} will be taken out of the store, and links to it will no longer open it."
DELETE_FILE = {
    "untouched": "The file it came from is not touched: it can be added again.",
    "deleted": "The uploaded file it came from is kept in the store, and is deleted with it, with "
    "what was corrected on the page. To have the record again, the file has to be uploaded again.",
    "shared": "The uploaded archive it came from stays, since other records came from it, too.",
}
DELETE_OTHERS = "Another version of it will answer in its place."
DELETE_YES = "Delete the record"
DELETE_NO = "Keep it"
DELETED = "{name} is out of the store."
SUCCEEDED = "{name} is out of the store. {successor}, another version of it, answers now."
