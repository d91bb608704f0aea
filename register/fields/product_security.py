"""How a product is updated and what it connects to: fields of a product."""

from register.fields.answering import CONDITIONAL, LIST, MEASURED
from register.fields.field import Field, Kind
from register.terms.conformity import CREDENTIALS, P2P, SHARED_LOOKUP, TELEMETRY_CONTENT
from register.terms.products import CLOUD_DEPENDENCY, TELEMETRY, UPDATE_CHANNEL
from register.texts import Words

SECURITY = (
    Field(
        key="security_support_until",
        kind=Kind.DATE,
        label=Words("Security updates until", "Mises à jour de sécurité jusqu’au"),
        help=Words(
            "The last day on which the publisher promises security updates.",
            "Le dernier jour pour lequel l’éditeur promet des mises à jour de sécurité.",
        ),
        question=Words(
            "Until which date do you promise security updates for this product?",
            "Jusqu’à quelle date garantissez-vous des mises à jour de sécurité pour ce produit\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
    ),
    Field(
        key="update_channel",
        kind=Kind.CODE,
        codes=UPDATE_CHANNEL,
        label=Words("Updates", "Mises à jour"),
        help=Words(
            "How updates reach the product, and whether their signature is checked.",
            "Comment les mises à jour parviennent au produit, et si leur signature est vérifiée.",
        ),
        question=Words(
            "How is the product updated, and is the update signed?",
            "Comment le produit est-il mis à jour, et la mise à jour est-elle signée\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="telemetry",
        kind=Kind.CODE,
        codes=TELEMETRY,
        label=Words("Telemetry", "Télémétrie"),
        help=Words(
            "What the product sends to its maker by itself (GDPR art. 5 and 25).",
            "Ce que le produit envoie de lui-même à son fabricant (RGPD, art. 5 et 25).",
        ),
        question=Words(
            "Which data are sent automatically (content, frequency, destination), and how is that switched off?",
            "Quelles données sont envoyées automatiquement (contenu, fréquence, destination), et comment "
            "l’empêcher\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
    Field(
        key="cloud_dependency",
        kind=Kind.CODE,
        codes=CLOUD_DEPENDENCY,
        label=Words("Cloud", "Nuage"),
        help=Words(
            "Whether the product needs a remote service of its vendor to work.",
            "Si le produit a besoin d’un service distant du fournisseur pour fonctionner.",
        ),
        question=Words(
            "Does the device open outbound connections (relay, app, cloud)? To which hosts, and how are they disabled?",
            "L’équipement ouvre-t-il des connexions sortantes (relais, application, nuage)\u00a0? Vers où, et "
            "comment les couper\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
)

CONNECTIONS = (
    Field(
        key="update_notification",
        kind=Kind.YES_NO,
        label=Words("Updates announced", "Mises à jour annoncées"),
        help=Words(
            "Whether the publisher tells its customers of new updates.",
            "Si l’éditeur prévient ses clients des nouvelles mises à jour.",
        ),
        question=Words(
            "Are your customers told of new updates?",
            "Vos clients sont-ils prévenus des nouvelles mises à jour\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=MEASURED,
        width=10,
    ),
    Field(
        key="credentials",
        kind=Kind.CODE,
        codes=CREDENTIALS,
        label=Words("Password of delivery", "Mot de passe d’usine"),
        help=Words(
            "What happens with the password of delivery (ETSI EN 303 645, 5.1).",
            "Ce qu’il advient du mot de passe d’usine (ETSI EN 303 645, 5.1).",
        ),
        question=Words(
            "Must the password of delivery be changed, and do any passwords exist that cannot be changed?",
            "Le mot de passe d’usine doit-il être changé, et existe-t-il des mots de passe inchangeables\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="telemetry_content",
        kind=Kind.CODES,
        codes=TELEMETRY_CONTENT,
        label=Words("Telemetry: content", "Télémétrie\u00a0: contenu"),
        help=Words(
            "Which kinds of data it sends by itself.",
            "Les types de données envoyées automatiquement.",
        ),
        question=Words(
            "Which kinds of data does the product send automatically?",
            "Quels types de données le produit envoie-t-il automatiquement\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=LIST | MEASURED,
        width=24,
    ),
    Field(
        key="p2p_default",
        kind=Kind.CODE,
        codes=P2P,
        label=Words("Relay, as delivered", "Relais, à la livraison"),
        help=Words(
            "Whether a relay of the vendor (P2P, app by QR code) is on when it is delivered (ETSI EN 303 645, 5.6).",
            "Si un relais du fournisseur (P2P, application par QR code) est actif à la livraison (ETSI EN 303 "
            "645, 5.6).",
        ),
        question=Words(
            "Is a relay or P2P service on at delivery, and how is it switched off?",
            "Un relais ou service P2P est-il actif à la livraison, et comment le couper\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=18,
    ),
    Field(
        key="shared_lookup",
        kind=Kind.CODE,
        codes=SHARED_LOOKUP,
        label=Words("Search across customers", "Recherche entre clients"),
        help=Words(
            "Whether other customers of the vendor can search the city’s data through it.",
            "Si d’autres clients du fournisseur peuvent interroger par lui les données de la ville.",
        ),
        question=Words(
            "Can another customer or authority query our data through your platform, and is that on by default?",
            "Un autre client ou une autorité peut-il interroger nos données via votre plateforme, et est-ce "
            "actif par défaut\u00a0?",
        ),
        question_to="supplier",
        group="security",
        answers=CONDITIONAL,
        width=20,
    ),
)
