"""Words that several pages use."""

NAME = "On the Record"
CLAIM = "Ask what States and experts said, and get the paragraph that says it."
WELCOME = (
    "There are no records yet. Take in the records of the meetings you work on, or the sample "
    "record to try, and ask what was said."
)
GO_TO_ADD = "Add records"
OPENING = "Opening the records …"

ASK = "Ask"
RECORDS = "Records"
LEDGER = "Ledger"
READER = "Reader"
ADD = "Add"
EVALUATION = "Evaluation"
SIDES = {"state": "State", "committee": "Committee", "other": "Other"}
LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
