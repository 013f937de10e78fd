"""Spanish: how its records announce speakers, and their lines and offices."""

from __future__ import annotations

import re

from index.parsing.grammar.romance import NAME_WORD, PARTICLE, Reader
from index.parsing.grammar.shape import NEVER, Announcing, Grammar, Lines, Offices, Telling
from index.parsing.grammar.spanish_header import SPANISH_HEADER, STATE_FOLLOWS

_TITLE = (
    r"(?:(?:Excm[oa]s?\.\s+)?(?:Sras?|Sres|Sr|Srta|Dra|Dr)\b\.?|Don\b|Dona\b|"
    r"Magistrad[oa]\b|Sir\b|Lord\b|Dame\b|Lady\b|Baronesa\b|Monsenor\b|Mons\b\.?|Arzobispo\b|"
    r"Obispo\b|Cardenal\b|Profesora?\b|General\b|Coronel\b|Embajadora?\b|Padre\b|Hermana\b)"
)
_ARTICLE = r"(?:(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as)\s+)?"
_WORD = rf"(?!(?:Sras?|Sres|Srta|Dra?)\b){NAME_WORD}"
_NAME = rf"{_WORD}(?:\s+(?:{PARTICLE}\s+)*{_WORD}){{0,6}}"
_PERSON = rf"{_TITLE}\s*(?!(?:President|Vicepresident|Secretari|Relator))(?:{PARTICLE}\s+)*{_NAME}"
_CLITICS = r"(?:no\s+)?(?:(?:se|le|les|lo|la|los|las)\s+)?"
_ADVERB = (
    r"(?:(?:tambien|asimismo|ademas|finalmente|luego|despues|a\s+continuacion|por\s+ultimo)\s+)?"
)
_VERBS = (
    "abandona aborda abre abriga acepta aclara acoge aconseja acusa adelanta adhiere admite "
    "advierte afirma agradece agradeceria agrega alberga alega alienta alude ampla amplia anade "
    "analiza anima anuncia aplaude aporta apoya aprecia aprueba apunta argumenta asegura asevera "
    "asiente asocia atribuye avisa cabe celebra cierra cita coincide comenta comienza compara "
    "comparte complace comprende comunica concede concluye concuerda condena confia confirma "
    "congratula conoce considera constata consulta contempla contesta contrasta convence conviene "
    "corrige cree critica cuestiona da declara deduce defiende demanda denuncia deplora describe "
    "desea desearia desestima desmiente destaca detalla dice dirige discrepa discute disiente "
    "distingue duda efectua elogia empieza encarece encomia encuentra enfatiza enmienda ensalza "
    "entiende enumera espera estima estudia evoca examina excusa exhorta exige explica expone "
    "expresa extiende facilita felicita finaliza formula garantiza hace identifica ilustra "
    "incluye indica informa inquiere insiste insta interesa interpreta interroga interviene "
    "introduce invita invoca justifica juzga lamenta lee llama manifiesta mantiene matiza "
    "menciona muestra necesita niega nota objeta observa ofrece opina opone pasa pide piensa "
    "plantea pondera pone precisa prefiere pregunta preocupa presenta preve procede proclama "
    "promete propone proporciona prosigue protesta puntualiza querria quiere quisiera ratifica "
    "reafirma recalca recapitula rechaza recibe recomienda reconoce recuerda refiere reflexiona "
    "refuta regocija reitera relata remite renuncia repite replica reprocha resalta resena "
    "reserva respalda responde resume retira retoma revela rinde ruega sabe saluda secunda senala "
    "siente solicita sorprende sostiene subraya sugiere suma supone suscribe teme termina "
    "testimonia tiene toma transmite trata urge valora ve verifica vuelve"
)
_IRREGULAR = (
    "dicho hecho puesto propuesto opuesto expuesto visto escrito descrito suscrito vuelto abierto "
    "leido creido pensado comenzado empezado defendido entendido referido sugerido preferido "
    "advertido desmentido disentido alentado pedido repetido proseguido recordado mostrado negado "
    "encontrado manifestado sostenido mantenido tenido retomado intervenido insistido convenido "
    "reconocido agradecido querido cerrado enmendado"
)
_PARTICIPLES = "|".join(
    [f"{verb[:-1]}{'ado' if verb.endswith('a') else 'ido'}" for verb in _VERBS.split()]
    + _IRREGULAR.split()
)
_SAYING = (
    r"(?:(?:desea|quiere|quisiera|querria|desearia|agradeceria)n?\s+(?:saber|conocer|recibir|"
    r"obtener)|"
    r"esta(?:n)?\s+(?:de\s+acuerdo|convencid|preocupad|interesad|agradecid|segur|dispuest|a\s+favor|en\s+contra)[a-z]*|"
    r"es\s+(?:partidari[oa]|de\s+la\s+opinion|consciente|del\s+parecer)|"
    rf"(?:ha|han)\s+(?:{_PARTICIPLES})|"
    rf"(?:{'|'.join(sorted(set(_VERBS.split()), key=len, reverse=True))})n?|"
    r"(?:dijo|pregunto|respondio|declaro|explico|indico|senalo|agradecio|agrego|anadio|propuso|"
    r"manifesto|expreso|afirmo)(?=\s+(?:que|si|al?|el|la|los|las)\b))"
)
_ANNOUNCED = Reader(
    Announcing(
        language="es",
        person=re.compile(rf"{_ARTICLE}(?P<name>{_PERSON})"),
        dative=re.compile(
            rf"Al?\s+(?:la\s+)?(?P<name>{_PERSON})\s+{_ADVERB}(?:no\s+)?les?\s+(?P<verb>"
            r"(?:preocup|sorprend|interes|gust|complac|inquiet|parec|extran|alarm|sorprender|"
            r"satisfac|consta|llam|intrig|agrad|mole|entristec|alegr)[a-z]*)(?!\w)"
        ),
        chair=re.compile(
            r"(?P<name>(?:El|La)\s+(?:Co)?(?:Vice)?-?(?:President|Moderador)(?:[ea])?"
            r"(?:\s+(?:interin[oa]|provisional|temporal|en\s+funciones|en\s+ejercicio))?)(?!\w)",
            re.IGNORECASE,
        ),
        office=re.compile(
            r"(?P<name>(?:El|La)\s+(?:Secretari[oa](?:\s+General)?"
            r"(?:\s+(?:del\s+Comite|de\s+la\s+Comision|del\s+Consejo))?|"
            r"(?:Co)?-?Relator[ae]?(?:\s+(?:para\s+el\s+pais|suplente|especial))?))(?!\w)",
            re.IGNORECASE,
        ),
        representative=re.compile(
            rf"(?P<name>(?:Una?|El|La|Los|Las|Otr[oa])\s+(?:otr[oa]s?\s+)?(?:(?:represent|delegad|"
            rf"observad|portavo)[a-z]*|miembros?\s+de\s+la\s+delegacion|delegacion)\s+{STATE_FOLLOWS}|"
            r"(?:Una?|El|La|Otr[oa])\s+miembro\s+del\s+(?=Comite\b))(?=\S)",
            re.IGNORECASE,
        ),
        delegation=re.compile(
            r"(?P<name>(?:La|(?:Los|Las|Una?|Vari[oa]s|Otr[oa]s?|Algun[oa]s)\s+(?:otr[oa]s?\s+)?"
            rf"miembros?\s+de\s+la)\s+delegacion(?:\s+[a-z-]{{4,}}(?=\s+{_CLITICS}{_SAYING}\b))?)"
            r"(?!\s+(?:del?)\b)(?!\w)",
            re.IGNORECASE,
        ),
        verb=re.compile(rf"\s+{_CLITICS}{_ADVERB}(?P<verb>{_SAYING})(?!\w)", re.IGNORECASE),
        any_verb=re.compile(
            rf"\s+{_CLITICS}(?P<verb>(?!(?:de|del|que|quien|cuyo|cuya|para|como|entre|sobre|"
            rf"ha|han|era|"
            r"fue|esta|estaba|sera|toma|tomo|se|una|ante|sea|donde)\b)[a-z]{2,}(?:a|e|an|en)\b)"
        ),
        told_before=re.compile(r"\s+(?:no\s+)?(?:hab[ir]+an?|estaban?|eran?)(?!\w)"),
        told_of=re.compile(
            r"\s+(?:habian?|habrian?|eran?|fue(?:ron)?|es|son|estan?|estaban?|han?|sera|seran|que|no)"
            r"(?!\w)"
        ),
        of=re.compile(r"\s+(?:del?|y|o|u)(?!\w)"),
        past=re.compile(r"(?:ha|han)\s|[a-z]+o\b"),
        joint=re.compile(rf"(?:\s+(?P<last>y|e)|\s*,)\s+(?=(?:(?:el|la|los|las)\s+)?{_TITLE})"),
        relative=re.compile(r",\s+(?:quien|que|cuy[oa]s?|el\s+cual|la\s+cual|a\s+quien)\b"),
        answering=re.compile(
            r"(?!Cuando\b)(?:[A-Z][a-z]+(?:ando|iendo|yendo)(?:se|les?)?|En\s+(?:respuesta|relacion|nombre|"
            r"cuanto)|Con\s+respecto|Respecto|Por\s+lo\s+que|Tras|Despues\s+de|Al\s+[a-z]+[aei]r)\b"
        ),
        spoken_in=re.compile(r"(?:habla|hablando|interpretacion|traduccion)\s", re.IGNORECASE),
        apposition=re.compile(r"(?:(?:el|la)\s+)?[A-Z][^,;]*"),
        speaking=re.compile(r"(?:hablando|haciendo\s+uso|interviniendo|en\s+nombre)\b[^,;]*"),
    )
)
_PLACE = (
    r"(?:vuelven?\s+a\s+)?(?:toman?|tomar|ocupan?|"
    r"ocupar)\s+(?:de\s+nuevo\s+)?(?:asientos?|(?:sus?\s+)?(?:puestos?|lugar(?:es)?|sitios?))"
)
_PEOPLE = rf"(?:{_ARTICLE}{_TITLE}\s?)"
_LINES = Lines(
    movement=re.compile(
        rf"""^(?:
          (?:Por|A)\ invitaci[óo]n\ (?:del|de\ la)\ (?:Vice-?)?President
        | (?:La|Las|Los|Todas\ las)\ (?:miembros\ de\ la\ )?delegaci[óo]n(?:es)?\b.{{1,200}}?[ ]
            (?:se\ retiran?|abandonan?|se\ suman?\ a\ la\ (?:sesi[óo]n|reuni[óo]n)|{_PLACE})\b
        | {_PEOPLE}.{{1,200}}?[ ]
            (?:se\ retiran?\b|{_PLACE}\ (?:a|en)\ la\ |(?:ocupa|vuelve\ a\ ocupar|asume|
                reasume)\ la\ [Pp]residencia|
            (?:es|son)\ (?:acompañad|escoltad|conducid)|
            (?:es|son|quedan?)\ elegid[oa]s?\b.{{0,80}}(?:president|relator|aclamaci)|
            (?:hacen?|formulan?|prestan?)\ la\ declaraci[óo]n\ solemne)
        | (?:Un|Una|El|La|Se)\ (?:proyecta|exhibe|v[íi]deo|pel[íi]cula|documental|
            grabaci[óo]n|mensaje)\b.{{0,200}}
            (?:proyect|exhib|v[íi]deo|pel[íi]cula|documental)
        )""",
        re.VERBOSE | re.IGNORECASE,
    ),
    chair_change=re.compile(
        rf"^{_PEOPLE}.{{1,200}}?\s(?:ocupa|vuelve\s+a\s+ocupar|asume|reasume)\s+la\s+Presidencia\b",
        re.IGNORECASE,
    ),
    act=re.compile(
        r"""^(?:
          As[íi]\ (?:queda|se)\ (?:acordado|decidido|acuerda|decide)
        | (?:Por\ \d.{1,150}?,\ )?(?:queda|quedan)\ (?:aprobad|rechazad)
        | Se\ (?:aprueba|aprueban|rechaza|rechazan|retira)\b
        | (?:El\ |La\ |Los\ |Las\ )?(?:orden\ del\ d[íi]a|programa|proyectos?|p[áa]rrafos?|
            cap[íi]tulos?|
            secci[óo]n|secciones|art[íi]culos?|partes?|acta|enmiendas?|informe)\b.{0,200}?[ ,]
            (?:queda|quedan|es|son)\ (?:aprobad|rechazad|retirad)
        | (?:A\ (?:petici[óo]n|solicitud)\b.{1,200}?,\ )?se\ procede\ a\ (?:una\ )?votaci[óo]n
        | (?:Los\ miembros\ )?(?:del|de\ la|El|La)\ (?:Comit[ée]|Comisi[óo]n|
            Asamblea).{0,60}\bminuto\ de\ silencio
        | \[Posteriormente,\ (?:la|las)\ delegaci
        )""",
        re.VERBOSE | re.IGNORECASE,
    ),
    vote=re.compile(
        r"(?:Votos\s+a\s+favor|Votos\s+en\s+contra|Abstenciones|A\s+favor|"
        r"En\s+contra)\s*:\s*(?P<states>.*)",
        re.IGNORECASE | re.DOTALL,
    ),
    none=re.compile(r"(?:Ningun[oa]s?|Ninguno)\s*\.?\s*$", re.IGNORECASE),
    footnote=re.compile(
        r"^\s*(?:\*{1,4}(?=\s|[A-ZÀ-Þ])|_{4,}\s*$)"
        r"|^La\s+presente\s+acta\b|^(?:Las|Dichas|Todas\s+las)\s+correcciones\b|"
        r"^Las\s+rectificaciones\b"
        r"|^De\s+conformidad\s+con\s+el\s+reglamento\b.{0,80}\bcorrecciones\b|^GE\.\d\d-\d+"
    ),
    finite=re.compile(
        r"\b(?:dice|dijo|es|son|está|están|ha|han|fue|fueron|era|había|habían|puede|pueden|"
        r"debe|deben|"
        r"pregunta|desea|hace|tiene|tienen|será|serán|sería)\b"
    ),
    clause=re.compile(
        r"\b(?:que|qué|quien(?:es)?|cuy[oa]s?|donde|dónde|cómo|por\s+qué|cuáles?)\b", re.IGNORECASE
    ),
    inner_stop=re.compile(
        r"(?<!\bSr)(?<!\bSra)(?<!\bSres)(?<!\bDr)(?<!\bDra)(?<!\b[A-Z])(?<!\bart)(?<!\bpárr)(?<!\bnúm)"
        r""
        r""
        r""
        r"[.?!]\s+[A-ZÀ-Þ«“\"¿]"
    ),
)
_OFFICES = Offices(
    chair=re.compile(
        r"(?:co)?(?:vice-?)?president[ea](?:\s+(?:interin[oa]|provisional|temporal|"
        r"del\s+comit[ée]|en\s+funciones))?$",
        re.IGNORECASE,
    ),
    committee=re.compile(
        r"(?:co-?\s?)?relator(?:a|es|as)?\b(?!\s+especial\s+(?!(?:para|encargad|"
        r"sobre)\w*\s+(?:el|del)\s+seguimiento))"
        r"|miembro\s+del\s+(?:comit[ée]|grupo\s+de\s+(?:tareas|trabajo))|vicepresident[ea]|"
        r"coordinador[a]?\s+del\s+grupo"
        r"|grupo\s+de\s+(?:tareas|trabajo)\s+(?:para\s+el\s+informe|sobre)",
        re.IGNORECASE,
    ),
    outside=re.compile(
        r"(?:el\s+|la\s+)?(?:co|vice)?-?(?:president[ea]|relator[ae]?|expert[oa]\s+ind|"
        r"facilitador|coordinador|"
        r"secretari[oa]\s+gen)\w*",
        re.IGNORECASE,
    ),
    noun=re.compile(
        r"(?:secretari[oa]|representante|director|jef[ea]|alt[oa]\s+comisionad|subsecretari|"
        r"subdirector|adjunt|"
        r"asesor|ministr|viceministr|observador|coordinador|president[ea]|expert[oa]|relator|"
        r"vice|oficial|"
        r"encargad|funcionari|miembro|embajador|procurador|fiscal|juez|magistrad)",
        re.IGNORECASE,
    ),
    substance=re.compile(
        r"pregunta|lamenta|(?:desea|quiere|quisiera|querria|desearia)\s+(?:saber|conocer|"
        r"recibir|obtener)"
    ),
    as_member=re.compile(
        r"(?:hablando|haciendo\s+uso\s+de\s+la\s+palabra|"
        r"interviniendo)\s+(?:a\s+t[íi]tulo\s+personal|"
        r"en\s+(?:su\s+)?(?:calidad|condici[óo]n)\s+de\s+(?:miembro|relator|expert)|"
        r"como\s+(?:miembro|relator|expert))",
        re.IGNORECASE,
    ),
    national=re.compile(
        r"\ben\s+(?:mi\s+|su\s+)?(?:calidad|condicion|caracter)\s+de\s+"
        r"(?P<office>(?:representante|(?:primer[a]?\s+)?ministr[oa]|delegad[oa]|president[ea])\b[^.;]{0,120})"
        r"|\ba\s+titulo\s+nacional\b|\ben\s+(?:mi|su)\s+capacidad\s+nacional\b",
        re.IGNORECASE,
    ),
    about_to=re.compile(
        r"\b(?:Formulare|Hare|Voy\s+a|Quisiera|Deseo|Desearia|Paso\s+a|Permitanme|Intervendre|"
        r"Hablare|Hablando|formulare|hare|voy\s+a|quisiera|deseo)\b(?:(?!\bquien\b)[^.])*?"
        r"(?=\b(?:en\s+(?:mi\s+)?(?:calidad|condicion|caracter|capacidad)|a\s+titulo\s+nacional)\b)"
    ),
    resumes=re.compile(
        r"(?:Ahora\s+|A\s+continuacion\s+)?(?:Vuelvo\s+a\s+(?:asumir|desempeñar|desempenar)|Reanudo|"
        r"Reasumo|Retomo|reanudo|reasumo|retomo|vuelvo\s+a\s+asumir)\s+(?:ahora\s+)?(?:mis?|la)\s+"
        r"(?:funci|Presidencia|papel)"
        r"|(?:Doy|Tiene|Cedo|Ofrezco)\s+(?:ahora\s+)?la\s+palabra\b"
    ),
    speaking=re.compile(r"(?:hablando|haciendo|interviniendo|en\s+nombre)\b"),
    government=re.compile(
        r"(?:primer[a]?\s+|vice)?(?:ministr[oa]|viceministr[oa]|secretari[oa]\s+de\s+estado|embajador[a]?|"
        r"representante\s+permanente|jef[ea]\s+de\s+(?:la\s+)?delegaci[óo]n|fiscal\s+general)",
        re.IGNORECASE,
    ),
    delegation_of=re.compile(
        r"^(?:la\s+)?(?:delegaci[óo]n|observador[a]?(?:\s+permanente)?|representante)\s+(?:de\s+la\s+|de\s+los\s+|de\s+las\s+|del\s+|de\s+)",
        re.IGNORECASE,
    ),
    the_committee="comite",
    member="miembro",
    country_rapporteur=re.compile(r"relator[a]?\s+para\s+el\s+pa[íi]s", re.IGNORECASE),
)
_HEARER = (
    r"(?:al|a\s+la|a\s+los|a\s+las|a\s+una?|a\s+sus?|ante\s+el|ante\s+la|ante\s+una?)\s+(?:\w+\s+){0,2}?"
    r"(?:prensa|policia|juez|jueza|tribunal|fiscal|fiscalia|medic[oa]|abogad[oa]s?|guardias?|soldados?|"
    r"periodistas?|medios|familia|padre|madre|esposa|marido|hermano|consul|consulado|embajada|parlamento)\b"
)
_TELLING = Telling(
    person=re.compile(rf"{_ARTICLE}(?P<name>{_PERSON})"),
    common_titles=re.compile(r"(?:General|Coronel|Padre|Hermana|Cardenal|Magistrad[oa])\b"),
    happened=re.compile(
        r"(?:,\s+[a-z][^.;:()]{0,80},)?\s+(?:(?:no|nunca|se|le|les|lo|la)\s+){0,2}"
        r"(?P<verb>(?!cambio\b|respecto\b|como\b|solo\b|pero\b)(?:[a-z]{2,}(?:io|o|aron|ieron)|fue|fueron))(?!\w)"
    ),
    saying=_ANNOUNCED.words.verb,
    elsewhere=re.compile(rf"\s+(?:{_HEARER}|(?:en|el)\s+(?:\d|[a-z]+\s+de\s+\d))"),
    heard_elsewhere=re.compile(rf"\s{_HEARER}"),
    light=NEVER,
    by_object=NEVER,
)
SPANISH = Grammar("es", _ANNOUNCED, _LINES, _OFFICES, SPANISH_HEADER, _TELLING)
