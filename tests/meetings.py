"""Meetings for tests: fronts of records, a record of lines, and what is listed of one.

And what a language model writes of its sentences that can find one again.
"""

import re

from index.parsing.parser import parse
from index.records import Document, DocumentParagraph, Record, RecordForm, RecordMetadata
from index.storage.listing import RecordSummary

FRONT = """CAT/C/SR.901
Committee against Torture
Fortieth session
Summary record of the 901st meeting
Held at the Palais Wilson, Geneva, on Tuesday, 6 May 2008, at 10 a.m.
Chairperson: Mr. GROSSMAN
Consideration of reports submitted by States parties under article 19 of the Convention
Fourth periodic report of Kazakhstan
The meeting was called to order at 10 a.m.
"""
ID = "CAT-C-SR.901"
CAT = ["CAT/C/SR.900", "Committee against Torture", "The meeting was called to order at 10 a.m."]
THIRD = ["A/C.3/60/SR.9", "Third Committee", "The meeting was called to order at 10 a.m."]
"""Shorter ones: of a treaty body, and of a committee of the General Assembly."""

FRENCH_HEADER = (
    "Nations Unies\nCAT/C/SR.77\nDistr. générale\n9 mai 2004\nOriginal : anglais\n"
    "Comité contre la torture\nTrente-deuxième session\n"
    "Compte rendu analytique de la 77e séance\n"
    "Tenue au Palais Wilson, à Genève,\nle mardi 4 mai 2004, à 10 heures\n"
    "Président : M. Tarn\npuis : Mme Birk (Vice-Présidente)\nSommaire\n"
    "Examen des rapports soumis par les États parties (suite)\n"
    "Deuxième rapport périodique du Maroc (suite)\n"
)
FRENCH_MEETING = (
    "La séance est ouverte à 10 h 5.\n"
    "Examen des rapports soumis par les États parties (point 4 de l’ordre du jour) (suite)\n"
    "Deuxième rapport périodique du Maroc (CAT/C/MAR/2) (suite)\n"
    "1.Sur l’invitation du Président, la délégation marocaine prend place à la table du Comité.\n"
    "2. M. BELKADI (Maroc), présentant le rapport de son pays, dit que la loi a été modifiée.\n"
    "3. Les juges l’appliquent.\n"
    "4. Mme ORLU (Rapporteuse pour le pays) demande quelles mesures ont été prises.\n"
    "5. Elle s’interroge sur les prisons.\n"
    "6. M me  Birk, notant ce qui précède, voudrait savoir pourquoi.\n"
    "7. Le PRÉSIDENT, parlant à titre personnel, demande combien de juges siègent.\n"
    "La séance est suspendue à 11 heures ; elle est reprise à 11 h 15.\n"
    "8. Aucune réponse n’est donnée.\n"
    "9. Une représentante du Maroc répond que 20 juges siègent.\n"
    "10. La délégation marocaine précise qu’ils sont nommés à vie.\n"
    "11. Répondant à Mme Orlu, M. Belkadi (Maroc) dit que oui.\n"
    "12. Mme Ames (Secrétaire du Comité) dit qu’un rapport manque.\n"
    "13. Le Président remercie la délégation.\n"
    "14. Il en est ainsi décidé.\n"
    "La séance est levée à 13 heures.\n"
)
SPANISH_HEADER = (
    "NACIONES UNIDAS\nCRC/C/SR.77\nDistr.\nGENERAL\n9 de mayo de 2004\nESPAÑOL\nOriginal: INGLÉS\n"
    "COMITÉ DE LOS DERECHOS DEL NIÑO\n36º período de sesiones\n"
    "ACTA RESUMIDA DE LA 77ª SESIÓN\n"
    "celebrada en el Palacio de las Naciones, Ginebra,\n"
    "el martes 4 de mayo de 2004, a las 10.00 horas\n"
    "Presidenta: Sra. TARN\nmás tarde: Sr. LUND (Vicepresidente)\nSUMARIO\n"
    "EXAMEN DE LOS INFORMES PRESENTADOS POR LOS ESTADOS PARTES ( continuación )\n"
    "Segundo informe periódico de Marruecos ( continuación )\n"
)
SPANISH_MEETING = (
    "Se declara abierta la sesión a las 10.05 horas.\n"
    "EXAMEN DE LOS INFORMES PRESENTADOS POR LOS ESTADOS PARTES (tema 4 del programa)\n"
    "Segundo informe periódico de Marruecos (CRC/C/MAR/2) ( continuación )\n"
    "1.Por invitación de la Presidenta, la delegación de Marruecos toma asiento a la mesa.\n"
    "2. El Sr. BELKADI (Marruecos) dice que la ley ha sido modificada.\n"
    "3. Los jueces la aplican.\n"
    "4. La Sra. ORLU (Relatora para el país) pregunta qué medidas se han adoptado.\n"
    "5. La oradora desea saber más.\n"
    "6. El Sr. Mariño Menéndez, refiriéndose al artículo 4, quisiera saber por qué.\n"
    "7. La PRESIDENTA, hablando a título personal, pregunta cuántos jueces hay.\n"
    "Se suspende la sesión a las 11.00 horas y se reanuda a las 11.15 horas.\n"
    "8. Nadie responde.\n"
    "9. Un representante de Marruecos responde que hay 20 jueces.\n"
    "10. La delegación marroquí precisa que son vitalicios.\n"
    "11. El Sr. Ruiz de Ángulo y la Sra. Orlu dan las gracias.\n"
    "12. La Sra. Ames (Secretaria del Comité) dice que falta un informe.\n"
    "13. La Presidenta da las gracias a la delegación.\n"
    "14. Así queda acordado.\n"
    "Se levanta la sesión a las 13.00 horas.\n"
)
TRANSCRIPT = (
    "Project Manager: Good morning. Who begins?",
    "Lynne Neagle AM: I do.",
    "That is, unless somebody minds.",
    "Project Manager: Nobody does: go on.",
    "Lynne Neagle AM: The remote control is ready.",
    "Hon. Bill Morneau (Minister of Finance): Thank you.",
)


def parsed(*lines: str) -> Record:
    """Return lines as a record, a paragraph each."""
    return parse(Document("x.txt", "", tuple(map(DocumentParagraph, lines))), "x")


def seen(record: Record) -> list[tuple[object, ...]]:
    """Return all that a file has to keep of a record's paragraphs; tabs may come as blanks."""
    return [
        (
            " ".join(record.paragraph_text(paragraph).split()),
            paragraph.kind,
            paragraph.number,
            paragraph.turn,
            paragraph.heading,
        )
        for paragraph in record.paragraphs
    ]


def sentences_in(task: str) -> list[tuple[str, str]]:
    """Return the numbered sentences that a model is given, each as number and words."""
    return re.findall(r"^\[(\d+)\] (.*)$", task, re.MULTILINE)


def check_line(task: str) -> str:
    """Return the line that says which sentence is the one to check."""
    asked = re.search(r"^The sentence to check:\n<data \w+>\n(.*)$", task, re.MULTILINE)
    assert asked
    return next(f"CHECK [{number}]" for number, said in sentences_in(task) if said == asked[1])


def listed(symbol: str, **known: object) -> RecordSummary:
    """Return what is listed of a record; its id is its symbol."""
    metadata = RecordMetadata(symbol=symbol, **known)
    return RecordSummary(
        id=symbol,
        source=f"{symbol}.pdf",
        form=RecordForm.SUMMARY,
        metadata=metadata,
        added="2026-01-01",
        work=symbol,
        current=True,
        sha256="",
        turns=1,
        paragraphs=1,
        passages=1,
    )
