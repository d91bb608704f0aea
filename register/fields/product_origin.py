"""What a product is made of, what proves its safety, what ties the city to it: fields of a product."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.conformity import CERTIFICATE, CRA_CLASS, EXPORT_FORMAT, LICENCE_MODEL, OPEN_PROTOCOL, RED_CYBER
from register.texts import Words

INSIDE = (
    Field(
        key="engine",
        kind=Kind.REF,
        to="vendor",
        label=Words("Analytics engine", "Moteur d’analyse"),
        help=Words(
            "Who makes the engine that analyses images or sound, where that is another company.",
            "Qui fournit le moteur d’analyse des images ou du son, s’il s’agit d’une autre société.",
        ),
        question=Words(
            "Who supplies the analytics engine of this product?",
            "Qui fournit le moteur d’analyse de ce produit\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="original_model",
        kind=Kind.TEXT,
        label=Words("Original model", "Référence d’origine"),
        help=Words(
            "The designation under which the actual maker sells it.",
            "La désignation sous laquelle le fabricant réel le vend.",
        ),
        question=Words(
            "Under which model number does the actual maker sell this product?",
            "Sous quelle référence le fabricant réel vend-il ce produit\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=OPTIONAL,
        width=20,
    ),
    Field(
        key="soc_vendor",
        kind=Kind.TEXT,
        label=Words("Main chip", "Puce principale"),
        help=Words("Who makes the main chip (system on chip).", "Qui fabrique la puce principale (SoC)."),
        question=Words(
            "Who makes the main chip of this product?",
            "Qui fabrique la puce principale de ce produit\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="firmware_family",
        kind=Kind.TEXT,
        label=Words("Firmware family", "Famille de microgiciel"),
        help=Words(
            "The line of firmware it runs: several models share one, and its flaws.",
            "La lignée de microgiciel utilisée\u00a0: plusieurs modèles en partagent une, failles comprises.",
        ),
        group="origin",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="sbom",
        kind=Kind.YES_NO,
        label=Words("Bill of materials", "Nomenclature logicielle"),
        help=Words(
            "Whether the maker gives a software bill of materials (CRA, annex I).",
            "Si le fabricant fournit une nomenclature logicielle, ou SBOM (CRA, annexe I).",
        ),
        question=Words(
            "Can you give us a software bill of materials (SBOM)?",
            "Pouvez-vous nous fournir une nomenclature logicielle (SBOM)\u00a0?",
        ),
        question_to="supplier",
        group="origin",
        answers=MEASURED,
        width=10,
    ),
)

CONFORMITY = (
    Field(
        key="ce_doc",
        kind=Kind.YES_NO,
        label=Words("EU declaration", "Déclaration UE"),
        help=Words(
            "Whether the EU declaration of conformity is at hand.",
            "Si la déclaration UE de conformité est disponible.",
        ),
        question=Words(
            "Can you give us the EU declaration of conformity, with standards and test reports?",
            "Pouvez-vous fournir la déclaration UE de conformité, les normes appliquées et les rapports d’essai\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="placed_on_market_on",
        kind=Kind.DATE,
        label=Words("On the market since", "Mis sur le marché le"),
        help=Words(
            "The day on which this model was first sold in the EU: it decides which duties apply to it.",
            "Le jour de la première vente de ce modèle dans l’UE\u00a0: il détermine les obligations applicables.",
        ),
        question=Words(
            "Since when is this model sold in the EU?",
            "Depuis quand ce modèle est-il vendu dans l’UE\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="radio",
        kind=Kind.YES_NO,
        label=Words("Radio module", "Module radio"),
        help=Words(
            "Whether it has any radio: Wi-Fi, Bluetooth, mobile (Directive 2014/53/EU).",
            "S’il comporte une radio\u00a0: Wi-Fi, Bluetooth, réseau mobile (directive 2014/53/UE).",
        ),
        question=Words(
            "Does the device contain any radio module, also one that is switched off?",
            "L’équipement contient-il un module radio, même désactivé\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=KNOWN_OR_NOT,
        width=8,
    ),
    Field(
        key="red_cyber",
        kind=Kind.CODE,
        codes=RED_CYBER,
        label=Words("Radio: cybersecurity", "Radio\u00a0: cybersécurité"),
        help=Words(
            "How the security duties for radio equipment are met, for what was placed on the market since 1 "
            "August 2025 (Regulation 2022/30).",
            "Comment sont remplies les exigences de sécurité des équipements radio mis sur le marché depuis le "
            "1er août 2025 (règlement 2022/30).",
        ),
        question=Words(
            "How does the device meet article 3(3)(d) to (f) of the Radio Equipment Directive?",
            "Comment l’équipement respecte-t-il l’article 3, §\u00a03, points d à f, de la directive radio\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="cra_class",
        kind=Kind.CODE,
        codes=CRA_CLASS,
        label=Words("CRA class", "Classe CRA"),
        help=Words(
            "Its class under the Cyber Resilience Act (Regulation 2024/2847), which applies from 11 December 2027.",
            "Sa classe au titre du règlement sur la cyberrésilience (2024/2847), applicable au 11 décembre 2027.",
        ),
        question=Words(
            "Into which class of the Cyber Resilience Act does the product fall?",
            "De quelle classe du règlement sur la cyberrésilience le produit relève-t-il\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="certificates",
        kind=Kind.CODES,
        codes=CERTIFICATE,
        label=Words("Certificates", "Certificats"),
        help=Words(
            "Certificates of security that it holds. Mark it complete once all are recorded.",
            "Les certificats de sécurité obtenus. À marquer complet une fois tous notés.",
        ),
        question=Words(
            "Which security certificates does this product hold?",
            "Quels certificats de sécurité ce produit détient-il\u00a0?",
        ),
        question_to="supplier",
        group="conformity",
        answers=LIST,
        width=22,
    ),
)

LOCK_IN = (
    Field(
        key="open_protocol",
        kind=Kind.CODE,
        codes=OPEN_PROTOCOL,
        label=Words("Open standards", "Standards ouverts"),
        help=Words(
            "Whether devices of other makers can take its place (ONVIF).",
            "Si des équipements d’autres marques peuvent le remplacer (ONVIF).",
        ),
        question=Words(
            "Which open standards does the product keep to?",
            "Quels standards ouverts le produit respecte-t-il\u00a0?",
        ),
        question_to="supplier",
        group="lock_in",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="export_format",
        kind=Kind.CODE,
        codes=EXPORT_FORMAT,
        label=Words("Export of recordings", "Export des enregistrements"),
        help=Words(
            "In which form recordings can be taken out (Regulation 2023/2854, switching).",
            "Sous quelle forme les enregistrements peuvent être sortis (règlement 2023/2854, changement de "
            "fournisseur).",
        ),
        question=Words(
            "In which format can recordings be exported, and at what price if we leave?",
            "Sous quel format exporter les enregistrements, et à quel prix si nous partons\u00a0?",
        ),
        question_to="supplier",
        group="lock_in",
        answers=CONDITIONAL,
        width=24,
    ),
    Field(
        key="licence_model",
        kind=Kind.CODE,
        codes=LICENCE_MODEL,
        label=Words("Licence terms", "Mode de licence"),
        help=Words(
            "How the use of its software is paid for, and whether it ends with the vendor’s service.",
            "Comment l’usage du logiciel est rémunéré, et s’il cesse avec le service du fournisseur.",
        ),
        question=Words(
            "How is the software licensed, and does it work on without your service?",
            "Comment le logiciel est-il concédé, et fonctionne-t-il sans votre service\u00a0?",
        ),
        question_to="supplier",
        group="lock_in",
        answers=CONDITIONAL,
        width=22,
    ),
)
