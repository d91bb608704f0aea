"""What is put to the council: purpose, decision asked, alternatives, opinions: fields of an acquisition."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.decisions import ALTERNATIVE, DECISION_ASKED
from register.terms.deployments import DPO_OPINION
from register.texts import Words

_PURPOSE = (
    Field(
        key="purpose",
        kind=Kind.TEXT,
        label=Words("Purpose", "Finalité"),
        help=Words(
            "What the deal is for, in one sentence, as it is put before the council.",
            "À quoi sert l’acquisition, en une phrase, telle qu’elle est présentée au conseil.",
        ),
        question=Words(
            "What is this deal for, in one sentence?",
            "À quoi sert cette acquisition, en une phrase\u00a0?",
        ),
        question_to="service",
        group="decision",
        answers=KNOWN_OR_NOT,
        width=40,
    ),
    Field(
        key="decision_asked",
        kind=Kind.CODE,
        codes=DECISION_ASKED,
        label=Words("Decision asked", "Décision demandée"),
        help=Words("What the elected members are asked to decide.", "Ce que les élus sont appelés à décider."),
        question=Words(
            "What are the elected members asked to decide about this deal?",
            "Que demande-t-on aux élus de décider pour cette acquisition\u00a0?",
        ),
        question_to="service",
        group="decision",
        answers=OPTIONAL,
        width=24,
    ),
)


def _alternative(key: str, label: Words, help_: Words, question: Words) -> Field:
    return Field(
        key=key,
        kind=Kind.CODE,
        codes=ALTERNATIVE,
        label=label,
        help=help_,
        question=question,
        question_to="service",
        group="decision",
        answers=CONDITIONAL,
        width=20,
    )


_ALTERNATIVES = (
    _alternative(
        "alternative_nothing",
        Words("Doing nothing", "Ne rien faire"),
        Words(
            "Whether doing without was examined, and what came of it.",
            "Si l’on a examiné le fait de s’en passer, et avec quel résultat.",
        ),
        Words("Was doing without examined?", "A-t-on examiné le fait de s’en passer\u00a0?"),
    ),
    _alternative(
        "alternative_less_intrusive",
        Words("A less intrusive means", "Moyen moins intrusif"),
        Words(
            "Whether a means that intrudes less on persons was examined (GDPR art. 35(7)(b)).",
            "Si un moyen moins intrusif pour les personnes a été examiné (RGPD, art. 35, §\u00a07, b).",
        ),
        Words("Was a less intrusive means examined?", "Un moyen moins intrusif a-t-il été examiné\u00a0?"),
    ),
    _alternative(
        "alternative_tender",
        Words("Purchase by tender", "Achat par marché"),
        Words(
            "Whether buying after a call for competition was examined.",
            "Si l’achat après mise en concurrence a été examiné.",
        ),
        Words("Was a purchase by tender examined?", "Un achat par marché a-t-il été examiné\u00a0?"),
    ),
)


def _opinion(key: str, label: Words, help_: Words, question: Words) -> Field:
    return Field(
        key=key,
        kind=Kind.CODE,
        codes=DPO_OPINION,
        label=label,
        help=help_,
        question=question,
        question_to="service",
        group="decision",
        answers=KNOWN_OR_NOT,
        width=16,
    )


def _given_on(key: str, label: Words, of: Words) -> Field:
    return Field(
        key=key,
        kind=Kind.DATE,
        label=label,
        help=Words(f"The day of {of.en}.", f"Le jour de {of.fr}."),
        group="decision",
        answers=CONDITIONAL,
    )


_OPINIONS = (
    _opinion(
        "dpo_opinion",
        Words("Opinion of the DPO", "Avis du DPO"),
        Words(
            "What the data protection officer advised on this deal.",
            "Ce que le délégué à la protection des données a conseillé pour cette acquisition.",
        ),
        Words(
            "What did the data protection officer advise on this deal?",
            "Qu’a conseillé le délégué à la protection des données pour cette acquisition\u00a0?",
        ),
    ),
    _given_on(
        "dpo_opinion_on",
        Words("Opinion of the DPO dated", "Avis du DPO rendu le"),
        Words("the opinion of the data protection officer", "l’avis du délégué à la protection des données"),
    ),
    _opinion(
        "security_opinion",
        Words("Opinion of IT security", "Avis de la sécurité informatique"),
        Words(
            "What IT security advised on this deal: the city’s own, not the vendor’s.",
            "Ce que la sécurité informatique de la ville, et non le fournisseur, a conseillé.",
        ),
        Words("What did IT security advise on this deal?", "Qu’a conseillé la sécurité informatique\u00a0?"),
    ),
    _given_on(
        "security_opinion_on",
        Words("Opinion of IT security dated", "Avis de la sécurité rendu le"),
        Words("the opinion of IT security", "l’avis de la sécurité informatique"),
    ),
    _opinion(
        "legal_opinion",
        Words("Legal opinion", "Avis juridique"),
        Words("What the legal service advised on this deal.", "Ce que le service juridique a conseillé."),
        Words("What did the legal service advise on this deal?", "Qu’a conseillé le service juridique\u00a0?"),
    ),
    _given_on(
        "legal_opinion_on",
        Words("Legal opinion dated", "Avis juridique rendu le"),
        Words("the legal opinion", "l’avis juridique"),
    ),
)

DECISION = (*_PURPOSE, *_ALTERNATIVES, *_OPINIONS)
