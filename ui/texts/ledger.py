"""Words of the page that shows ledgers."""

TITLE = "Ledger"
ABOUT = (
    "What the experts asked, point by point, with the delegation's replies beside it, or the fact "
    "that the records loaded show none."
)
EMPTY = (
    "No points are found in the records loaded. Points are read in English only. Add records of "
    "dialogues on the page **Add**."
)
ONE_RECORD, ACROSS, COMMITMENTS = "One record", "Across records", "Commitments"
VIEW = "What to show"
RECORD = "Record"
EXPERT = "Expert"
STATUS = "What became of it"
WORDS = "Words in the point or its reply"
WORDS_EXAMPLE = "prison, training …"
ANY = "Any"
MAKING = "Reading questions and replies …"
MADE = "Reading questions and replies: {done:,} of {total:,} records"
STOP = "Stop"
GO_ON = "Go on"
READING_GOES_ON = (
    "This takes a while the first time only. You can stop, or leave the page: what was read is "
    "kept, and the next time goes on from there."
)
STOPPED = "Stopped after {done:,} of {total:,} records. What is shown is of these alone."
NO_POINTS = (
    "No points are found in this record. Points are read in English only, and only where an expert "
    "puts them. Choose another record."
)
GONE = (
    "The record {record} is not among those loaded that answer: it was removed, or a newer version "
    "has replaced it. Another one is shown."
)
TAKEN_OUT = "A record was taken out meanwhile. Load the page again to see what is there now."
CLOSELY = "Read the replies closely"
CLOSELY_HELP = (
    "Each point is read together with the paragraphs that may reply to it: that tells better "
    "what answers from what only speaks of the same matter, and takes half a minute for a "
    "hundred points. Stay on this page till then; if you leave, press again to go on. It is "
    "kept: from then on all lists and answers about this record have it."
)
READING_CLOSELY = "Reading closely: {done:,} of {total:,} points"
NOT_CLOSELY = (
    "These replies cannot be read closely: what reads them learnt from no transcripts of talk, "
    "and from Latin letters only."
)
TO_READ_CLOSELY = (
    "To be read closely: {records} with {points}, which takes about {minutes} on two cores. Ctrl-C "
    "stops it at any time: records that were read to their end are kept, and not read again."
)
NONE_LEFT_CLOSELY = "Nothing is left that could be read closely."
STOPPED_CLOSELY = "Stopped: {done:,} of {total:,} records were read closely, and are kept."
JUDGE = "Have {name} judge the replies"
JUDGE_AGAIN = "Have {name} judge what is left"
JUDGE_HELP = (
    "Every point and what was said after it go to the language model, twice, which says "
    "which paragraphs speak to it. No word of it is shown; what it does not say twice alike "
    "stays as it was. What was judged is kept: you can leave at any time and go on later."
)
JUDGING = "{name} is judging: {done} of {total} calls"
JUDGED_WHOLE = (
    "{name} has judged {done} of {total} points. Of the others nothing was said in reply, or it "
    "did not say the same of them twice, or could not be given what was said."
)
JUDGED_STOPPED = "What was judged till then is kept: press again to go on from there."
COUNT = "{shown:,} of {total:,} points"
NONE_SHOWN = "No point meets the conditions. Loosen them to see others."
NUMBER, POINT, BECAME, REPLIES = "No.", "Point", "What became of it", "Replies"
NO_REPLY = "None found"
NEAREST = "Nearest, which may be no reply:"
MISSING = "Missing: {missing}."
OPEN = "Open paragraph {number} in the reader"
OPEN_WITHOUT = "Open in the reader"
PARAGRAPH = "para. {number}"
COUNTED = "counted"
SURE = "as sure as {percent}"
KINDS = {
    "question": "asks",
    "request": "asks for information",
    "recommendation": "recommends",
    "concern": "is concerned",
}
PAGE = "Page"
TAKE = "Take the points shown as"
FILE_NAME = "ledger"
BY = "Shares by"
GROUPS = {
    "state": "State",
    "body": "Body",
    "topic": "Topic",
    "expert": "Expert",
    "record": "Record",
}
POINTS = "Points"
ANSWERED, SILENT = "Share answered", "Share without a reply"
INTERVAL = "{share:.0%} ({low:.0%} – {high:.0%})"
ACROSS_NOTE = (
    "The interval tells how much chance is in so few points, as if they were independent. It does "
    "not know how often a status is read wrongly, nor that replies may stand in a meeting that is "
    "not loaded: compare States only where their dialogues are complete."
)
SHOWN_GROUPS = 25
NO_COMMITMENTS = "No sentence is found in which a delegation says what it will do."
COMMITMENTS_ABOUT = (
    "Sentences in which the delegation says that it will do something, as the record has them."
)
TO_POINTS = "to point {numbers}"
