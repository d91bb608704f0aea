"""How a piece of equipment is connected, guarded and kept up to date, and how it ends: fields of equipment."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.fields.headings_care import HEADINGS
from register.terms.conformity import P2P
from register.terms.items import ADMIN_HOLDER, CREDENTIALS_STATE, EXPOSURE, FOUND_BY, MEDIA_WIPED, NETWORK_ZONE
from register.texts import Words

SECURITY = (
    Field(
        key="firmware",
        kind=Kind.IDENTIFIER,
        label=Words("Firmware", "Microgiciel"),
        help=Words(
            "The version that runs on it: what tells whether a known flaw concerns it.",
            "La version qui y fonctionne\u00a0: ce qui permet de savoir si une faille connue le concerne.",
        ),
        question=Words(
            "Which firmware version runs on this equipment, as of which day?",
            "Quelle version du microgiciel fonctionne sur cet équipement, relevée quel jour\u00a0?",
        ),
        question_to="service",
        headings=HEADINGS["firmware"],
        group="security",
        confidentiality="internal",
        answers=CONDITIONAL,
        width=16,
    ),
    Field(
        key="firmware_on",
        kind=Kind.DATE,
        label=Words("Firmware as of", "Microgiciel relevé le"),
        help=Words("The day on which the version was read.", "Le jour où la version a été relevée."),
        headings=HEADINGS["firmware_on"],
        group="security",
        answers=CONDITIONAL,
        width=12,
    ),
    Field(
        key="exposure",
        kind=Kind.CODE,
        codes=EXPOSURE,
        label=Words("Exposure", "Exposition"),
        help=Words("From where it can be reached.", "D’où l’on peut l’atteindre."),
        question=Words("From where can this equipment be reached?", "D’où cet équipement est-il joignable\u00a0?"),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="network_zone",
        kind=Kind.CODE,
        codes=NETWORK_ZONE,
        label=Words("Zone", "Zone réseau"),
        help=Words("The part of the network it stands in.", "La partie du réseau où il se trouve."),
        question=Words(
            "On which part of the network does this equipment stand?",
            "Sur quelle partie du réseau cet équipement se trouve-t-il\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="credentials_state",
        kind=Kind.CODE,
        codes=CREDENTIALS_STATE,
        label=Words("Credentials", "Identifiants"),
        help=Words(
            "Whether the password of delivery was changed, and who knows it. Never the password itself.",
            "Si le mot de passe d’usine a été changé, et qui le connaît. Jamais le mot de passe lui-même.",
        ),
        question=Words(
            "Was the password of delivery of this equipment changed, and is it used on one device only?",
            "Le mot de passe d’usine de cet équipement a-t-il été changé, et sert-il à un seul équipement\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="admin_account_holder",
        kind=Kind.CODE,
        codes=ADMIN_HOLDER,
        label=Words("Administrator account", "Compte administrateur"),
        help=Words(
            "Who holds the administrator account. Never the account itself.",
            "Qui détient le compte administrateur. Jamais le compte lui-même.",
        ),
        question=Words(
            "Who holds the administrator account and the reset codes of this equipment?",
            "Qui détient le compte administrateur et les codes de réinitialisation de cet équipement\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="mfa",
        kind=Kind.YES_NO,
        label=Words("Strong sign-in", "Authentification forte"),
        help=Words(
            "Whether a second factor is needed to administer it.",
            "Si un second facteur est exigé pour l’administrer.",
        ),
        question=Words(
            "Is a second factor needed to administer this equipment?",
            "Un second facteur est-il exigé pour administrer cet équipement\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="p2p_state",
        kind=Kind.CODE,
        codes=P2P,
        label=Words("Relay", "Relais"),
        help=Words(
            "Whether the vendor’s relay (P2P, app by QR code) is on for this item.",
            "Si le relais du fournisseur (P2P, application par QR code) est actif sur cet exemplaire.",
        ),
        question=Words(
            "Is the vendor’s relay or P2P service on for this item?",
            "Le relais ou service P2P du fournisseur est-il actif sur cet exemplaire\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="egress_filtered",
        kind=Kind.YES_NO,
        label=Words("Outgoing traffic filtered", "Sorties filtrées"),
        help=Words(
            "Whether the city’s firewall stops it from opening connections to the outside (ANSSI-PA-72).",
            "Si le pare-feu de la ville l’empêche d’ouvrir des connexions vers l’extérieur (ANSSI-PA-72).",
        ),
        question=Words(
            "Does the firewall stop this equipment from opening connections to the outside?",
            "Le pare-feu empêche-t-il cet équipement d’ouvrir des connexions vers l’extérieur\u00a0?",
        ),
        question_to="service",
        group="security",
        confidentiality="secret",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="telemetry_disabled",
        kind=Kind.YES_NO,
        label=Words("Telemetry switched off", "Télémétrie désactivée"),
        help=Words(
            "Whether what it would send by itself is switched off on this item.",
            "Si ce que l’exemplaire enverrait de lui-même est désactivé.",
        ),
        question=Words(
            "Is the telemetry of this item switched off?",
            "La télémétrie de cet exemplaire est-elle désactivée\u00a0?",
        ),
        question_to="service",
        group="security",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="last_scan_on",
        kind=Kind.DATE,
        renewed=True,
        label=Words("Last scan", "Dernier balayage"),
        help=Words(
            "The day on which it was last looked for from the outside.",
            "Le dernier jour où l’on a cherché à l’atteindre de l’extérieur.",
        ),
        question=Words(
            "If this equipment was scanned from the outside, what was the last result, and when?",
            "Si cet équipement a fait l’objet d’un balayage externe, quel est le dernier résultat, et de quand "
            "date-t-il\u00a0?",
        ),
        question_to="service",
        group="security",
        answers=CONDITIONAL,
    ),
    Field(
        key="last_update_on",
        kind=Kind.DATE,
        renewed=True,
        label=Words("Last update", "Dernière mise à jour"),
        help=Words(
            "The day on which its firmware was last brought up to date.",
            "Le dernier jour où son microgiciel a été mis à jour.",
        ),
        question=Words(
            "When was the firmware of this equipment last brought up to date?",
            "Quand le microgiciel de cet équipement a-t-il été mis à jour pour la dernière fois\u00a0?",
        ),
        question_to="service",
        group="security",
        answers=CONDITIONAL,
    ),
    Field(
        key="notes",
        kind=Kind.TEXT,
        label=Words("Notes", "Observations"),
        help=Words("Remarks of the inventory, as written.", "Les observations de l’inventaire, telles quelles."),
        headings=HEADINGS["notes"],
        group="security",
        width=30,
    ),
)

END = (
    Field(
        key="found_by",
        kind=Kind.CODE,
        codes=FOUND_BY,
        label=Words("Found by", "Trouvé par"),
        help=Words(
            "How the register came to know of it: equipment found by a scan may be in no inventory.",
            "Comment le registre en a eu connaissance\u00a0: ce qu’un balayage trouve n’est parfois dans aucun "
            "inventaire.",
        ),
        group="care",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="planned_replacement_on",
        kind=Kind.DATE,
        label=Words("Replacement planned", "Remplacement prévu le"),
        help=Words(
            "The day by which it is to be replaced; none where nothing is planned.",
            "Le jour avant lequel son remplacement est prévu\u00a0; aucun si rien n’est prévu.",
        ),
        question=Words(
            "When is this equipment to be replaced?",
            "Quand le remplacement de cet équipement est-il prévu\u00a0?",
        ),
        question_to="service",
        group="care",
        answers=OPTIONAL,
    ),
    Field(
        key="storage_media_wiped",
        kind=Kind.CODE,
        codes=MEDIA_WIPED,
        label=Words("Disks wiped", "Disques effacés"),
        help=Words(
            "Whether its disks and cards were wiped before it left (GDPR art. 32).",
            "Si ses disques et cartes ont été effacés avant son départ (RGPD, art. 32).",
        ),
        question=Words(
            "If this equipment left the building, with which disks, wiped by whom?",
            "Si cet équipement a quitté les lieux, avec quels disques, effacés par qui\u00a0?",
        ),
        question_to="service",
        group="care",
        answers=CONDITIONAL,
        width=22,
    ),
)
