"""Words of the page that shows how good the answers are."""

TITLE = "Evaluation"
ABOUT = "How good the answers are: measured on questions whose answers are known, word by word."
RUN = "Run"
NO_RUN = (
    "There is no run in **{folder}**. These are the figures that every change of this software is "
    "held against. To make a run of your own:"
)
COMMAND = "ontherecord eval run --out {folder}"
OWN_QUESTIONS = (
    "With questions of your own: `ontherecord eval run --questions FILE --documents FOLDER`. "
    "ONTHERECORD_EVALUATION names another folder to look in."
)
NOTHING_MEASURED = (
    "Nothing is measured in this run yet. Go on with it by the command it was begun with."
)
MADE = "Made {made} UTC"
SHIPPED = "Shipped with the software"
ABOUT_BENCHMARK = (
    "Questions: {topics:,}, of which {unanswerable:,} are to be met with silence. "
    "Documents: {documents:,}."
)
BENCHMARK = "Questions"
BROKEN = "**{system}** broke: {error}"
UNFINISHED = (
    "**{system}** was not asked to the end. Go on with the run by the command it was begun with."
)
FIGURES = "Figures"
INTERVALS = "Means over questions, with 95% intervals."
MEASURE = "Measure"
BETTER = {False: "higher is better", True: "lower is better"}
PLOT = "One measure, system by system"
PLOT_CHOICE = "Measure to draw"
PLOT_ABOUT = "{measure}, {better}. The band is the 95% interval."
FAILURES = "Worst failures of {system}"
FAILURES_ABOUT = "Each links to the words in the record, where the record is in the store."
GOLD = "What answers"
SILENCE = "Nothing: silence is right."
NOTHING = "Nothing: no answer was given."
OPEN = "Open in the record"
WHOLE_REPORT = "The whole report of this run is in **{path}**."
SYSTEM = "system"
"""Name of an axis."""
