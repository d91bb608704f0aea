"""Where an organisation is, and how far the city relies on it: fields of a vendor."""

from register.fields.answering import KNOWN_OR_NOT, LIST, OPTIONAL
from register.fields.field import Field, Kind
from register.texts import Words

PLACES = (
    Field(
        key="hq_country",
        kind=Kind.COUNTRY,
        label=Words("Country of head office", "Pays du siège réel"),
        help=Words(
            "From where it is really directed, where that is not the country of registration.",
            "D’où l’organisme est réellement dirigé, s’il ne s’agit pas du pays d’immatriculation.",
        ),
        question=Words("In which country is your head office?", "Dans quel pays se trouve votre siège\u00a0?"),
        question_to="supplier",
        group="identity",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="establishment_countries",
        kind=Kind.COUNTRIES,
        label=Words("Countries of establishment", "Pays d’implantation"),
        help=Words(
            "Where it has companies or branches: their law may bind it as well.",
            "Où l’organisme possède des sociétés ou des succursales\u00a0: leur droit peut aussi le lier.",
        ),
        question=Words(
            "In which countries do you have companies or branches?",
            "Dans quels pays avez-vous des sociétés ou des succursales\u00a0?",
        ),
        question_to="supplier",
        group="identity",
        answers=LIST,
        width=20,
    ),
    Field(
        key="eu_contact",
        kind=Kind.TEXT,
        label=Words("Contact in the EU", "Contact dans l’UE"),
        help=Words(
            "Its representative or contact in the European Union (GDPR art. 27).",
            "Son représentant ou interlocuteur dans l’Union européenne (RGPD, art. 27).",
        ),
        group="identity",
        answers=OPTIONAL,
        width=28,
    ),
    Field(
        key="active_in_country",
        kind=Kind.YES_NO,
        label=Words("Active in this country", "Présent dans le pays"),
        help=Words(
            "Whether it still has staff or partners here who can repair and replace.",
            "S’il a encore ici des équipes ou des partenaires capables de réparer et de remplacer.",
        ),
        question=Words(
            "Do you have staff or partners in this country who repair and replace?",
            "Avez-vous dans ce pays des équipes ou des partenaires qui réparent et remplacent\u00a0?",
        ),
        question_to="supplier",
        group="identity",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="website",
        kind=Kind.TEXT,
        label=Words("Website", "Site Internet"),
        help=Words("Its address on the web.", "Son adresse sur Internet."),
        group="identity",
        answers=OPTIONAL,
        width=28,
    ),
)

RELIANCE = (
    Field(
        key="dependence",
        kind=Kind.NUMBER,
        label=Words("Dependence (1 to 4)", "Dépendance (1 à 4)"),
        help=Words(
            "How far the city could do without it: 1 easily, 4 not at all (EBIOS RM 2024).",
            "À quel point la ville pourrait s’en passer\u00a0: 1 facilement, 4 pas du tout (EBIOS RM 2024).",
        ),
        group="reliance",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="penetration",
        kind=Kind.NUMBER,
        label=Words("Penetration (1 to 4)", "Pénétration (1 à 4)"),
        help=Words(
            "How far it reaches into the city’s systems: 1 not at all, 4 with full rights (EBIOS RM 2024).",
            "Jusqu’où l’organisme accède aux systèmes de la ville\u00a0: 1 pas du tout, 4 avec tous les droits "
            "(EBIOS RM 2024).",
        ),
        group="reliance",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="maturity",
        kind=Kind.NUMBER,
        label=Words("Cyber maturity (1 to 4)", "Maturité cyber (1 à 4)"),
        help=Words(
            "How well it protects itself: 1 hardly, 4 with proof (EBIOS RM 2024).",
            "Comment l’organisme se protège\u00a0: 1 à peine, 4 preuves à l’appui (EBIOS RM 2024).",
        ),
        group="reliance",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="trust",
        kind=Kind.NUMBER,
        label=Words("Trust (1 to 4)", "Confiance (1 à 4)"),
        help=Words(
            "How far its intentions are known and agree with the city’s: 1 not known, 4 known and tested (EBIOS "
            "RM 2024).",
            "Si ses intentions sont connues et compatibles avec celles de la ville\u00a0: 1 inconnues, 4 "
            "connues et éprouvées (EBIOS RM 2024).",
        ),
        group="reliance",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
)
