"""French: how its records announce speakers, and their lines and offices."""

from __future__ import annotations

import re

from index.parsing.grammar.french_header import FRENCH_HEADER
from index.parsing.grammar.romance import NAME_WORD, PARTICLE, Reader
from index.parsing.grammar.shape import NEVER, Announcing, Grammar, Lines, Offices, Telling

_TITLE = (
    r"(?:M\s?mes?\b|Mlles?\b|MM\.|M\.|Mgr\b|Dr\b|Sir\b|Lord\b|Dame\b|Le\s+[Jj]uge\b|"
    r"S\.\s?E\.\s?M\.|Monseigneur\b|(?:Le\s+)?(?:[Cc]ardinal|[Pp]rofesseur|[Gg]eneral|[Cc]olonel)\b|"
    r"(?:L'\s?)?[Aa]rcheveque\b|(?:La\s+)?[Bb]aronne\b|Maitre\b)"
)
_NAME = rf"{NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{NAME_WORD}){{0,6}}"
_PERSON = rf"{_TITLE}\.?\s*(?!(?:le|la)\s+(?:[Pp]r|[Vv]ic|[Ss]ec|[Rr]ap))(?:{PARTICLE}\s+)*{_NAME}"
_OF = r"(?:de\s+la\s+|de\s+l'\s*|du\s+|des\s+|de\s+|d'\s*)"
_CLITICS = r"(?:ne\s+|n'\s*)?(?:(?:se|en|y|le|la|les|lui|leur)\s+|[sl]'\s*(?:en\s+)?)?"
_ADVERB = r"(?:(?:egalement|aussi|ensuite|enfin|par\s+ailleurs|en\s+outre|d'abord|toutefois)\s+)?"
_REGULAR = (
    "abord accept accueill adress affirm ajout amorc annonc appell apport appreci apprecier "
    "approuv appui appuy articul associ assur attach attir autoris avanc cautionn cherch cit "
    "clarifi cominu comment compar complet compliment compt concl conclu condamn confirm "
    "congratul conseill consider constat consult contest continu corrig critiqu declar declin "
    "deconseill decourag dedu demand dement demeur denonc deplor desapprouv desir detaill "
    "developp discut distingu donn dout dress ecart eclair elabor elev encourag engag enonc "
    "enumer envisag esper espere estim etonn evoqu examin excus exhort exig expliqu expos exprim "
    "felicit fond formul garanti identifi illustr imagin incit indiqu inform inquiet insist "
    "interess interrog invit invoqu jug justifi laiss lanc lev limit lou marqu mentionn mettr "
    "montr ni nomm not nuanc observ oppos os ouvr part partag pass pens plaid pos poursui precis "
    "preconis prefer present prevoi proclam pron propos protest qualifi quest questionn raconte "
    "raconv rafraich rall ralli rang rappell rapport rapproch rassur reaffirm recapitul recherch "
    "reclam recommand recus redout refer refut regrett reiter rejett rejoui relat relev remarqu "
    "remerci remet renonc renouvell renvoi repet repliqu report reproch reserv resserr resum "
    "retir retorqu retrac rev revendiqu salu sembl signal souhait soulev soulign sugger suggere "
    "suppli suppos tach temoign termin trait trouv verifi vis vot voudr"
)
_STEMS = "|".join(sorted(_REGULAR.split(), key=len, reverse=True))
_PARTICIPLES = (
    rf"(?:{_STEMS})e|dit|redit|fait|repondu|rappele|remis|mis|pris|lu|admis|convenu|reconnu|soutenu|"
    "maintenu|souscrit|rendu|tenu|voulu|compris|conclu|decrit|fourni|averti|introduit|joint|promis|"
    "produit|repris|defendu|transmis|suivi|applaudi|garanti|reagi"
)
_OF_ITSELF = (
    "associe|interroge|felicite|declare|dit|enquis|inquiete|etonne|rallie|joint|oppose|abstenu|montre|"
    "rejoui|engage|prononce|refere|range|demande"
)
_PAST = (
    rf"(?:a|ont)\s+(?:(?:egalement|aussi|ensuite|enfin)\s+)?(?:{_PARTICIPLES})\b"
    rf"|(?:est|sont)\s+(?:(?:egalement|aussi)\s+)?(?:{_OF_ITSELF})e?s?\b"
)
_IRREGULAR = (
    r"(?:dit|disent|dis|fait|font|repond(?:ent)?|prend|prennent|met|mettent|croit|croient|craint|"
    r"craignent|lit|lisent|admet(?:tent)?|convient|conviennent|reconnait|reconnaissent|soutient|"
    r"soutiennent|maintient|maintiennent|souscri(?:t|vent)|rend(?:ent)?|revient|reviennent|tient|"
    r"tiennent|veut|veulent|voudrait|voudraient|aimerait|aimeraient|souhaiterait|souhaiteraient|"
    r"desirerait|desireraient|comprend|comprennent|concoit|conclu[te]|concluent|decrit|decrivent|"
    r"fournit|fournissent|reagit|reagissent|applaudit|avertit|introduit|introduisent|rejoint|"
    r"joint|joignent|enquiert|enquierent|voit|voient|sait|savent|attend(?:ent)?|entend(?:ent)?|"
    r"promet(?:tent)?|produit|suit|suivent|reprend|reprennent|intervient|interviennent|"
    r"defend(?:ent)?|"
    r"pretend(?:ent)?|rejouit|rejouissent|sent|pressent|percoit|poursuit|poursuivent|"
    r"transmet(?:tent)?|"
    r"abstient|abstiennent|clot|parait|definit|definissent|garantit|reitere|rappelle(?:nt)?|"
    r"(?:fera|feront|dira|diront)|"
    r"est\s+(?:d'avis|d'accord|convaincue?|preoccupee?|surprise?|heureu(?:x|se)|reconnaissante?|"
    r"frappee?|favorable|etonnee?|inquiete?|inquiet|satisfaite?|choquee?|troublee?|certaine?|"
    r"consciente?|intriguee?|perplexe|alarmee?|decue?|persuadee?|opposee?|ravie?|sensible)|"
    r"sont\s+(?:d'avis|d'accord|convaincue?s|preoccupee?s)|"
    r"est\s+pas\s+(?:d'avis|d'accord|convaincue?|certaine?|sure?|favorable|opposee?|satisfaite?|"
    r"en\s+mesure)|a\s+pas(?=\s+(?:d'|de\s|l'intention))|"
    r"a\s+(?:des\s+(?:doutes|reserves|questions)|conscience|le\s+sentiment|l'impression|"
    r"l'intention|"
    r"du\s+mal|quelques|plusieurs|une\s+question|deux\s+questions|bon\s+espoir)|"
    rf"{_PAST})"
)
_SAYING = rf"(?:{_IRREGULAR}|(?:{_STEMS})(?:e|ent|it|issent))"
_QUESTION = (
    r"(?:demande(?:nt)?\s+(?:si|s'il|quel\w*|pourquoi|comment|combien|ou\s|quand|ce\s+qu|en\s+quoi|"
    r"des\s+(?:precisions|eclaircissements|informations|renseignements))|"
    r"(?:souhaite(?:rait)?|voudrait|aimerait|desire(?:rait)?)\s+(?:savoir|connaitre|obtenir|"
    r"avoir\s+des))"
)
_VERB = re.compile(rf"\s+{_CLITICS}{_ADVERB}(?P<verb>{_QUESTION}|{_SAYING})(?!\w)", re.IGNORECASE)
_ANY_VERB = re.compile(
    rf"\s+{_CLITICS}(?P<verb>(?!(?:et|ou|de|du|des|qui|que|dont|dans|par|pour|avec|sur|sous|comme|"
    r"ainsi|ont|est|sont|etait|avait|sera|aux|puis|ni|mais|prend|quitte)\b)[a-z]{2,}(?:e|ent|"
    r"t|d)\b)"
)
_ANNOUNCED = Reader(
    Announcing(
        language="fr",
        person=re.compile(
            rf"(?P<name>(?:MM\.|Mmes)\s*{_NAME}(?:,\s+{_NAME}){{0,6}}\s+et\s+{_NAME}|{_PERSON})"
        ),
        dative=None,
        chair=re.compile(
            r"(?P<name>(?:Le|La|L')\s*(?:Co-?|Vice-?)?(?:President|Moderat)(?:e|eur|rice)?"
            r"(?:\s+(?:par\s+interim|provisoire|temporaire|en\s+exercice|sortante?))?)(?!\w)",
            re.IGNORECASE,
        ),
        office=re.compile(
            r"(?P<name>(?:Le|La|L')\s*(?:Secretaire(?:\s+general|\s+generale)?"
            r"(?:\s+(?:du\s+Comite|de\s+la\s+Commission|du\s+Conseil))?|"
            r"(?:Co-?)?Rapporteu(?:r|se|re)(?:\s+(?:pour\s+le\s+pays|suppleante?|"
            r"speciale?))?))(?!\w)",
            re.IGNORECASE,
        ),
        representative=re.compile(
            rf"(?P<name>(?:Une?|Le|La|L'|Les|Des)\s*(?:autres?\s+)?(?:(?:represent|delegu|observat|"
            rf"porte-parole)[a-z-]*|membres?\s+de\s+la\s+delegation|delegation)\s+{_OF}|"
            r"(?:Une?|Des|Le|La)\s+membres?\s+du\s+(?=Comite\b))(?=\S)",
            re.IGNORECASE,
        ),
        delegation=re.compile(
            r"(?P<name>(?:La|(?:Les|Des|Une?|Plusieurs|D'autres|Certains)\s*(?:autres?\s+)?membres?\s+"
            rf"de\s+la)\s+delegation(?:\s+[a-z-]{{4,}}(?=\s+{_CLITICS}{_SAYING}\b))?)"
            r"(?!\s+(?:du|de|des)\b)(?!\w)",
            re.IGNORECASE,
        ),
        verb=_VERB,
        any_verb=_ANY_VERB,
        past=re.compile(_PAST),
        told_before=re.compile(r"\s+(?:n')?(?:(?:av|et|ser|aur)ai(?:en)?t)(?!\w)"),
        told_of=re.compile(
            r"\s+(?:(?:av|ser|aur|et)ai(?:en)?t|est|sont|fu(?:ren)?t|sera|a|ont|aura|n'\w+|qui|dont)(?!\w)"
        ),
        of=re.compile(r"\s+(?:de|du|des|d'|et|ou)(?!\w)"),
        joint=re.compile(rf"(?:\s*,?\s+(?P<last>et)|\s*,)\s+(?={_TITLE})"),
        relative=re.compile(r",\s+(?:qui|dont|que|auquel|a\s+qui|lequel|laquelle)\b"),
        answering=re.compile(
            r"(?!(?:Cependant|Pendant|Maintenant|Avant|Auparavant|Autant|Quant|Durant|Suivant|"
            r"Moyennant|Nonobstant)\b)(?:[A-Z][a-z]+ant|Se\s+[a-z]+ant|S'[a-z]+ant|Tout\s+en|"
            r"En\s+(?:reponse|[a-z]+ant)|Au\s+nom|Apres|A\s+propos|Au\s+sujet|Pour\s+ce\s+qui|"
            r"A\s+(?:la|une|l')\s*question)\b"
        ),
        spoken_in=re.compile(
            r"(?:parle|parlant|interpretation|traduit|traduction)\s", re.IGNORECASE
        ),
        apposition=re.compile(r"(?:(?:le|la)\s+)?[A-Z][^,;]*"),
        speaking=re.compile(r"(?:parlant|s'exprimant|prenant\s+la\s+parole|intervenant)\b[^,;]*"),
    )
)
_PLACE = r"(?:prend|prennent|reprend|reprennent)\s+(?:a\s+nouveau\s+|de\s+nouveau\s+)?place"
_LINES = Lines(
    movement=re.compile(
        rf"""^(?:
          (?:Sur|À|A)\ l['’]invitation\ (?:du|de\ la)\ (?:Pr[ée]sident|Vice-Pr|pr[ée]sident)
        | (?:La|Les|Toutes\ les)\ (?:membres\ de\ la\ )?d[ée]l[ée]gations?\b.{{1,200}}?[ ]
            (?:se\ retire(?:nt)?|quitte(?:nt)?|rejoi(?:nt|gnent)|{_PLACE})\b
        | (?:{_TITLE})\ ?.{{1,200}}?[ ]
            (?:se\ retire(?:nt)?\b|{_PLACE}\ [àa]\ la\ |(?:prend|reprend|assume)\ la\ pr[ée]sidence|
            (?:est|sont)\ (?:escort|accompagn|conduit)|
            (?:est|sont)\ [ée]lue?s?\b.{{0,80}}(?:pr[ée]sident|rapporteu|acclam)|
            (?:fait|font|prononce(?:nt)?)\ la\ d[ée]claration\ solennelle)
        | (?:Un|Une|Le|La)\ (?:film|vid[ée]o|documentaire|enregistrement|message)\b.{{0,200}}[ ]
            est\ (?:projet|diffus|pr[ée]sent)
        )""",
        re.VERBOSE | re.IGNORECASE,
    ),
    chair_change=re.compile(
        rf"^{_TITLE}\s?.{{1,200}}?\s(?:prend|reprend|assume)\s+la\s+pr[ée]sidence\b", re.IGNORECASE
    ),
    act=re.compile(
        r"""^(?:
          Il\ en\ est\ ainsi\ (?:d[ée]cid|convenu)
        | (?:Par\ \d.{1,150}?,\ )?
            (?:L['’]|Le\ |La\ |Les\ )?(?:ordre\ du\ jour|programme\ de\ travail|projets?|
                paragraphes?|
            chapitres?|sections?|articles?|partie|proc[èe]s-verbal|amendements?|motions?|rapport|
                conclusions)\b
            .{0,200}?[ ,](?:est|sont)\ (?:[ée]galement\ )?(?:adopt|approuv|rejet|retir)[ée]{1,2}s?\b
        | (?:[ÀA]\ la\ demande\b.{1,200}?,\ )?
            il\ est\ proc[ée]d[ée]\ (?:[àa]\ un|au)\ (?:vote|scrutin)
        | Les\ membres\ (?:du\ Comit[ée]|de\ la\ Commission|
            de\ l['’]Assembl[ée]e).{0,60}\bminute\ de\ silence
        | (?:Le\ Comit[ée]|La\ Commission|L['’]Assembl[ée]e).{0,60}\bobserve(?:nt)?\ une\ minute
        | \[Par\ la\ suite,\ (?:la|les)\ d[ée]l[ée]gation
        )""",
        re.VERBOSE | re.IGNORECASE,
    ),
    vote=re.compile(
        r"(?:Votent\s+pour|Votent\s+contre|S['’]abstiennent|Pour|Contre|"
        r"Abstentions)\s*:\s*(?P<states>.*)",
        re.IGNORECASE | re.DOTALL,
    ),
    none=re.compile(r"(?:N[ée]ant|Aucun(?:e)?)\s*\.?\s*$", re.IGNORECASE),
    footnote=re.compile(
        r"^\s*(?:\*{1,4}(?=\s|[A-ZÀ-Þ])|_{4,}\s*$)"
        r"|^Le\s+pr[ée]sent\s+compte\s+rendu\b|^(?:Les|Toutes?)\s+(?:les\s+)?rectifications?\b"
        r"|^(?:Elles|Il)\s+(?:doivent|convient)\b.{0,80}\b(?:m[ée]morandum|adress)|^GE\.\d\d-\d+"
    ),
    finite=re.compile(
        r"\b(?:dit|est|sont|a|ont|fait|demande|demandent|souhaite|doit|doivent|peut|peuvent|était|"
        r"avait|avaient|sera|seront|serait|aurait|va|vont)\b"
    ),
    clause=re.compile(
        r"\b(?:qui|que|dont|où|comment|pourquoi|quels?|quelles?)\b|\bqu['’]", re.IGNORECASE
    ),
    inner_stop=re.compile(
        r"(?<!\bM)(?<!\bMM)(?<!\b[A-Z])(?<!\bart)(?<!\bDr)(?<!\bpar)[.?!]\s+[A-ZÀ-Þ«“\"]"
    ),
)
_OFFICES = Offices(
    chair=re.compile(
        r"(?:co-?)?(?:vice-?)?pr[ée]sidente?(?:\s+(?:par\s+int[ée]rim|provisoire|temporaire|"
        r"du\s+comit[ée]"
        r"|en\s+exercice))?$",
        re.IGNORECASE,
    ),
    committee=re.compile(
        r"(?:co-?\s?)?rapporteu(?:r|se|re)s?\b(?!\s+sp[ée]ciale?\s+(?!(?:charg|"
        r"pour\s+le\s+suivi|sur\s+le\s+suivi)))"
        r"|membre\s+du\s+(?:comit[ée]|groupe\s+de\s+travail|groupe\s+sp[ée]cial)|(?:1re\s+|"
        r"1er\s+)?vice-?\s?pr[ée]sident"
        r"|(?:co)?ordonnat(?:eur|rice)\s+(?:du|de\s+l['’][ée]quipe)|[ée]quipe\s+sp[ée]ciale",
        re.IGNORECASE,
    ),
    outside=re.compile(
        r"(?:le\s+|la\s+)?(?:co-?|vice-?)?(?:pr[ée]sidente?|rapporteu(?:r|se|re)|expert\s+ind|"
        r"experte\s+ind|"
        r"facilitat|coordonnat|secr[ée]taire\s+g[ée]n)\w*",
        re.IGNORECASE,
    ),
    noun=re.compile(
        r"(?:secr[ée]taire|repr[ée]sentante?|direct(?:eur|rice)|chef|cheffe|"
        r"haut(?:e)?-commissaire|sous-secr|"
        r"sous-direct|adjointe?|conseill[eè]re?|ministre|observat|coordonnat|pr[ée]sidente?|"
        r"experte?|"
        r"rapporteu|vice-|juriste|charg[ée]e?|responsable|fonctionnaire|membre|ambassad|"
        r"procureu|juge)",
        re.IGNORECASE,
    ),
    substance=re.compile(
        r"demande(?:nt)?\s+(?:quel\w*|pourquoi|comment|combien|quand|des\s+\w+)|regrette|interroge|"
        r"enquiert|"
        r"(?:souhaite(?:rait)?|voudrait|aimerait|desire(?:rait)?)\s+(?:savoir|connaitre|"
        r"obtenir|avoir).*"
    ),
    as_member=re.compile(
        r"(?:parlant|s['’]exprimant|prenant\s+la\s+parole|"
        r"intervenant)\s+(?:[àa]\s+titre\s+personnel|"
        r"en\s+(?:sa|tant\s+que|qualit[ée]\s+de)\s*(?:qualit[ée]\s+de\s+)?(?:membre|rapporteu|"
        r"experte?))",
        re.IGNORECASE,
    ),
    national=re.compile(
        r"\b(?:qualite\s+de|tant\s+que)\s+(?P<office>(?:representante?|(?:premier\s+)?ministre|delegue|"
        r"presidente?)\b"
        r"[^.;]{0,120})|\ba\s+titre\s+national\b|\ben\s+[ms]a\s+capacite\s+nationale\b",
        re.IGNORECASE,
    ),
    about_to=re.compile(
        r"(?:\b[Jj]e\s+(?:vais|voudrais|souhaite|souhaiterais|tiens|ferai|fais|prends|desire|prendrai)\b"
        r"|\bPermettez-moi\b|^(?:Prenant|Parlant)\b)(?:(?!\bqui\b)[^.])*?"
        r"(?=\b(?:en\s+ma\s+(?:qualite|capacite)|en\s+(?:qualite\s+de|tant\s+que)|a\s+titre\s+national))"
    ),
    resumes=re.compile(
        r"Je\s+(?:vais\s+)?reprend(?:s|rai|re)?\s+(?:maintenant\s+|a\s+present\s+)?mes\s+fonctions"
        r"|Je\s+donne\s+(?:maintenant\s+|a\s+present\s+)?la\s+parole\b"
    ),
    speaking=re.compile(r"(?:parlant|s['’]exprimant|prenant|intervenant)\b"),
    government=re.compile(
        r"(?:premier\s+)?(?:ministre|vice-ministre|secr[ée]taire\s+d['’][ÉEée]tat|ambassad(?:eur|rice)|"
        r"repr[ée]sentante?\s+permanente?|chef(?:fe)?\s+de\s+(?:la\s+)?d[ée]l[ée]gation|garde\s+des\s+sceaux)",
        re.IGNORECASE,
    ),
    delegation_of=re.compile(
        r"^(?:la\s+)?(?:d[ée]l[ée]gation|observat(?:eur|rice)\s+permanente?|observat(?:eur|rice)|"
        r"repr[ée]sentante?)\s+(?:pour\s+(?:la\s+|le\s+|les\s+|l['’])|de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])",
        re.IGNORECASE,
    ),
    the_committee="comite",
    member="membre",
    country_rapporteur=re.compile(r"rapporteu(?:r|se|re)\s+(?:pour\s+le|du)\s+pays", re.IGNORECASE),
)
_HEARER = (
    r"(?:au|aux|a\s+la|a\s+l'|a\s+une?|a\s+s(?:a|on|es)|devant\s+l[ea]|devant\s+une?)\s*(?:\w+\s+){0,2}?"
    r"(?:presse|police|juge|tribunal|procureur|medecin|avocate?|gardiens?|soldats?|journalistes?|"
    r"medias|famille|pere|mere|epouse|mari|frere|consul|consulat|ambassade|parlement)\b"
)
_TELLING = Telling(
    person=re.compile(rf"(?P<name>{_PERSON})"),
    common_titles=re.compile(r"(?:[Ll]e\s+)?(?:[Gg]eneral|[Cc]olonel|[Jj]uge|[Cc]ardinal)\b"),
    happened=re.compile(
        r"(?:,\s+[a-z][^.;:()]{0,80},)?\s+(?:(?:ne|se|le|la|les|lui|leur|y|en)\s+|[nsl]')?"
        r"(?P<verb>(?:a|ont|est|sont|fut|furent)\s+(?:ete\s+)?[a-z]+(?:e|ee|i|ie|u|ue|s|t|te|es)|fut|furent)(?!\w)"
    ),
    saying=_VERB,
    elsewhere=re.compile(rf"\s+(?:{_HEARER}|(?:en|le)\s+\d)"),
    heard_elsewhere=re.compile(rf"\s{_HEARER}"),
    light=NEVER,
    by_object=NEVER,
)
FRENCH = Grammar("fr", _ANNOUNCED, _LINES, _OFFICES, FRENCH_HEADER, _TELLING)
