"""Words of the page on which questions are asked."""

PLACEHOLDER = "Ask about the records"
LOOKING = "Looking …"
UNDERSTOOD = "Understood as: {understood}"
NO_ANSWER = "**No answer.** {text}"
NEAREST = "The nearest passages, which do not answer the question:"
REPORTS = "The record reports:"
EXTENT = (
    "{extent} looked at. The words are the record's; a summary record does not quote its speakers."
)
GONE = "The record has been removed or replaced since. It said then:"
FIND_RECORD = "Find a record"
FIND_RECORD_BY = "Symbol or title"
EXAMPLES = (
    "What did Kazakhstan say about video recording?",
    "What did the Committee ask about solitary confinement?",
    "How many recommendations did the national preventive mechanism submit?",
    "What did Kazakhstan say about climate change?",
)
