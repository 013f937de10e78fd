"""Words for what may be asked for, and how a phrase for one more of them begins.

Parts of the patterns by which :mod:`assistant.points.splitting` tells one thing asked from the
next: "the number of ...", "any measures ...", "further information on ...", "whether ...".
"""

from __future__ import annotations

WH = r"(?:whether|if|how|what|which|who|whom|whose|when|where|why)"
SURE_WH = r"(?:whether|how|what|why)"
"""Those that are no relatives or conjunctions behind a comma."""
ABOUT = (
    r"(?:about|on|upon|of|regarding|concerning|as\s+to|with\s+regard\s+to|with\s+respect\s+to|for|to|"
    r"in\s+relation\s+to|from|into|that)"
)
INFORMATION = (
    r"(?:information|details?|data|statistics|figures|clarifications?|explanations?|examples?|updates?|"
    r"replies|answers?|comments?|views?|numbers?|particulars|breakdown|evidence|confirmation|"
    r"assurances?|reasons?|indications?|opinions?|estimates?|results?|outcomes?|descriptions?|"
    r"elaboration|insights?|thoughts?|overview|account|list|copy|copies|timeline|timetable)"
)
_QUALIFIER = (
    r"(?:more|further|additional|any|updated?|up-to-date|disaggregated|detailed|specific|some|recent|"
    r"precise|concrete|statistical|the|an?|its|their|his|her|also|exact|comprehensive|full|fuller|"
    r"such|other|all|latest|current|similar|relevant|general|brief|delegation[’']s|State\s+party[’']s|"
    r"Government[’']s|most|greater|official)"
)
INFORMATION_PHRASE = rf"(?:{_QUALIFIER}\s+){{0,8}}(?:\w+\s+)?{INFORMATION}"
DETERMINED = (
    r"(?:the|any|an?|its|their|his|her|this|these|those|such|some|all|each|both|other|"
    rf"{INFORMATION}|(?:more|further|additional|updated|disaggregated|detailed|specific|statistical)\s+\w+)"
)
MEASURED = (
    r"(?:measures?|steps?|numbers?|outcomes?|results?|penalt(?:y|ies)|sanctions?|reasons?|roles?|efforts?|"
    r"extent|possibilit(?:y|ies)|percentages?|proportions?|status|criteria|procedures?|mandates?|"
    r"budgets?|resources|progress|plans?|strateg(?:y|ies)|polic(?:y|ies)|programmes?|mechanisms?|"
    r"rates?|ratio|frequency|duration|length|conditions?|circumstances|scope|composition|functions?|"
    r"impact|effects?|timetable|timeline|initiatives?|actions?|remedies|redress|compensation|"
    r"sentences?|convictions?|prosecutions?|investigations?|complaints?|cases?|types?|categor(?:y|ies)|"
    r"grounds?|safeguards?|guarantees?|content|status|amount|nature|obstacles?|challenges?|"
    r"position|situation|implementation|findings|conclusions?|definition|availability|accessibility|access|quality|adequacy|effectiveness|existence|absence|legality|independence|treatment|monitoring|supervision|oversight|capacity|responsibilit(?:y|ies)|competence|jurisdiction|fate|whereabouts|causes?|prospects?|intentions?|prevalence|incidence|incentives?|relationship|"
    rf"application|use|arrangements?|work|activities|powers?|{INFORMATION})"
)
HEAD = rf"(?:the|any|an?|its|their|all|such|some|other)\s+(?:[\w-]+\s+){{0,2}}?{MEASURED}\b"
