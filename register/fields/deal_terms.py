"""What a deal costs, what the city gives in return, and who owns what: fields of an acquisition."""

from register.fields.answering import CONDITIONAL, KNOWN_OR_NOT, LIST, MEASURED, OPTIONAL
from register.fields.field import Field, Kind
from register.terms.deals import (
    AFTER_FREE,
    COUNTERPART,
    EQUIPMENT_TITLE,
    FOOTAGE_OWNERSHIP,
    FUNDING,
    REUSE_AUTHORISATION,
    SUPPORT_COMMITMENT,
    VALUE_METHOD,
    VENDOR_DATA_USE,
)
from register.texts import Words

MONEY = (
    Field(
        key="price_paid",
        kind=Kind.MONEY,
        label=Words("Price paid", "Prix payé"),
        help=Words(
            "What the city pays for the whole deal. 0 only where it pays nothing; blank is not known, never 0. "
            "Where nobody typed it, the unit prices of its equipment are added up.",
            "Ce que paie la ville pour toute l’acquisition. 0 seulement si elle ne paie rien\u00a0; vide veut "
            "dire inconnu. "
            "S’il n’est pas saisi, il est la somme des prix unitaires des équipements.",
        ),
        question=Words(
            "Did the city pay anything for this deal, and how much in all, with any maintenance and licences?",
            "La ville a-t-elle payé quelque chose pour cette acquisition, et combien en tout, maintenance et licences "
            "éventuelles comprises\u00a0?",
        ),
        question_to="service",
        group="money",
        answers=KNOWN_OR_NOT,
    ),
    Field(
        key="market_value",
        kind=Kind.MONEY,
        label=Words("Market value", "Valeur de marché"),
        help=Words(
            "What the same would cost on the market. Never taken from the prices of the deal itself.",
            "Ce que la même chose coûterait sur le marché. Jamais tirée des prix de l’acquisition elle-même.",
        ),
        question=Words(
            "What would this deal cost on the market (catalogue, central purchasing body, neighbouring contract)?",
            "Quelle serait la valeur de marché de cette acquisition (catalogue, UGAP, marché voisin)\u00a0?",
        ),
        question_to="service",
        group="money",
        answers=MEASURED,
    ),
    Field(
        key="value_method",
        kind=Kind.CODE,
        codes=VALUE_METHOD,
        label=Words("How valued", "Mode d’estimation"),
        help=Words("What the market value was taken from.", "D’où provient la valeur de marché."),
        group="money",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="estimated_need",
        kind=Kind.MONEY,
        label=Words("Estimated need", "Besoin estimé"),
        help=Words(
            "The value of the whole need, all years, options and renewals: what thresholds are compared with "
            "(CCP R.2121-1 and following).",
            "La valeur de tout le besoin, toutes années, options et reconductions comprises, comparée aux seuils "
            "(CCP R.2121-1 et suivants).",
        ),
        question=Words(
            "What is the estimated total value of the need, with all years, options and renewals?",
            "Quelle est la valeur totale estimée du besoin, toutes années, options et reconductions comprises\u00a0?",
        ),
        question_to="service",
        group="money",
        answers=MEASURED,
    ),
    Field(
        key="annual_cost_after",
        kind=Kind.MONEY,
        label=Words("Yearly cost after", "Coût annuel ensuite"),
        help=Words(
            "What a year will cost once what is free or included has ended.",
            "Ce que coûtera une année une fois la gratuité ou le forfait terminé.",
        ),
        question=Words(
            "If a period is free or included in the price, what will a year cost once it has ended?",
            "Si une période est gratuite ou incluse dans le prix, que coûtera une année une fois celle-ci "
            "terminée\u00a0?",
        ),
        question_to="supplier",
        group="money",
        answers=OPTIONAL,
    ),
    Field(
        key="funding",
        kind=Kind.CODES,
        codes=FUNDING,
        label=Words("Funding", "Financement"),
        help=Words("Whose money it is.", "D’où vient l’argent."),
        question=Words("Who pays for this deal?", "Qui finance cette acquisition\u00a0?"),
        question_to="service",
        group="money",
        answers=LIST,
        width=20,
    ),
    Field(
        key="trade_in",
        kind=Kind.YES_NO,
        label=Words("Trade-in", "Reprise de l’ancien matériel"),
        help=Words(
            "Whether the supplier takes old equipment back as part of the deal. Its disks may hold images.",
            "Si le fournisseur reprend de l’ancien matériel. Ses disques peuvent contenir des images.",
        ),
        question=Words(
            "Does the supplier take old equipment back in this deal?",
            "Le fournisseur reprend-il de l’ancien matériel dans cette acquisition\u00a0?",
        ),
        question_to="service",
        group="money",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="free_until",
        kind=Kind.DATE,
        label=Words("Free until", "Gratuit jusqu’au"),
        help=Words("The last day of the free period.", "Le dernier jour de la période gratuite."),
        question=Words(
            "If a period is free, until which day does it run?",
            "Si une période est gratuite, jusqu’à quel jour court-elle\u00a0?",
        ),
        question_to="supplier",
        group="free",
        answers=CONDITIONAL,
    ),
    Field(
        key="after_free",
        kind=Kind.CODE,
        codes=AFTER_FREE,
        label=Words("Then", "Ensuite"),
        help=Words(
            "What happens after the last free day, and who decides.",
            "Ce qui se passe après le dernier jour gratuit, et qui décide.",
        ),
        question=Words(
            "If a period is free, what happens after it, at what price, and who decides?",
            "Si une période est gratuite, que se passe-t-il ensuite, à quel prix, et qui décide\u00a0?",
        ),
        question_to="supplier",
        group="free",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="support_until",
        kind=Kind.DATE,
        label=Words("Support until", "Assistance jusqu’au"),
        help=Words(
            "Until when parts, updates and interventions are promised.",
            "Jusqu’à quand pièces, mises à jour et interventions sont promises.",
        ),
        question=Words(
            "Until when do you commit in writing to parts, updates and on-site support?",
            "Jusqu’à quand vous engagez-vous par écrit (pièces, mises à jour, intervention)\u00a0?",
        ),
        question_to="supplier",
        group="free",
        answers=OPTIONAL,
    ),
    Field(
        key="support_commitment",
        kind=Kind.CODE,
        codes=SUPPORT_COMMITMENT,
        label=Words("Commitment", "Engagement"),
        help=Words("In which form the support is promised.", "Sous quelle forme l’assistance est promise."),
        question=Words(
            "Are parts, updates and on-site support promised in writing?",
            "Pièces, mises à jour et interventions sont-elles promises par écrit\u00a0?",
        ),
        question_to="supplier",
        group="free",
        answers=KNOWN_OR_NOT,
        width=18,
    ),
    Field(
        key="budget_line",
        kind=Kind.YES_NO,
        label=Words("Budgeted", "Budgété"),
        help=Words(
            "Whether the city’s budget provides for the cost once support has ended.",
            "Si le budget de la ville prévoit le coût à l’issue de l’assistance.",
        ),
        question=Words(
            "Does the budget provide for the cost once support has ended?",
            "Le budget prévoit-il le coût à l’issue de l’assistance\u00a0?",
        ),
        question_to="service",
        group="free",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
)

RETURN = (
    Field(
        key="counterparts",
        kind=Kind.CODES,
        codes=COUNTERPART,
        label=Words("In return", "Contreparties"),
        help=Words(
            "What the vendor gets besides money: publicity, references, visits, data, a test bed (CCP L.1111-1). "
            "Mark it complete once all of it is recorded.",
            "Ce que le fournisseur obtient hors argent\u00a0: publicité, références, visites, données, terrain d’essai "
            "(CCP L.1111-1). À marquer complet une fois tout noté.",
        ),
        question=Words(
            "What do you expect or announce in return (press, visits, reference, data, tests)?",
            "Qu’attendez-vous ou annoncez-vous en échange (presse, visites, référence, données, essais)\u00a0?",
        ),
        question_to="supplier",
        group="return",
        answers=LIST,
        width=28,
    ),
    Field(
        key="named_by_vendor",
        kind=Kind.YES_NO,
        label=Words("Vendor names the city in public", "Ville citée publiquement par le fournisseur"),
        help=Words(
            "Whether the vendor names the city in a publication: site, press, brochure, fair. Attach it as evidence.",
            "Si le fournisseur cite la ville dans une publication\u00a0: site, presse, plaquette, salon. À "
            "joindre comme pièce.",
        ),
        question=Words(
            "Does the vendor’s site or press name our city?",
            "Le site du fournisseur ou ses communiqués citent-ils notre ville\u00a0?",
        ),
        question_to="service",
        group="return",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="conditions_or_charges",
        kind=Kind.YES_NO,
        label=Words("Conditions or charges", "Conditions ou charges"),
        help=Words(
            "Whether the gift obliges the city to anything. Then only the council may accept it (CGCT L.2242-1).",
            "Si le don oblige la ville à quoi que ce soit. Seul le conseil peut alors l’accepter (CGCT L.2242-1).",
        ),
        question=Words(
            "If this deal is a gift, is it subject to any condition or charge?",
            "Si cette acquisition est un don, est-il grevé d’une condition ou d’une charge\u00a0?",
        ),
        question_to="service",
        after=("legal_vehicle",),
        group="return",
        answers=CONDITIONAL,
        width=10,
    ),
    Field(
        key="meets_city_need",
        kind=Kind.YES_NO,
        label=Words("Meets a need of the city", "Répond à un besoin de la ville"),
        help=Words(
            "Whether the deal answers a need that the city has stated (CCP L.1111-1).",
            "Si l’acquisition répond à un besoin exprimé par la ville (CCP L.1111-1).",
        ),
        question=Words(
            "Does this deal answer a need of the city?",
            "Cette acquisition répond-elle à un besoin de la ville\u00a0?",
        ),
        question_to="service",
        group="return",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="city_gives_equivalent",
        kind=Kind.YES_NO,
        label=Words("City gives something of value", "Équivalent fourni par la ville"),
        help=Words(
            "Whether the city pays or gives any equivalent, such as data, premises or publicity (CCP L.1111-1).",
            "Si la ville paie ou fournit un équivalent\u00a0: données, locaux, publicité (CCP L.1111-1).",
        ),
        question=Words(
            "Does the city pay, or give anything of value?",
            "La ville paie-t-elle, ou fournit-elle quelque chose de valeur\u00a0?",
        ),
        question_to="service",
        group="return",
        answers=KNOWN_OR_NOT,
        width=10,
    ),
    Field(
        key="vendor_data_use",
        kind=Kind.CODE,
        codes=VENDOR_DATA_USE,
        label=Words("Vendor’s use of our data", "Usage de nos données par le fournisseur"),
        help=Words(
            "What the contract lets the vendor do with images, plates and alerts (GDPR art. 28).",
            "Ce que le contrat permet au fournisseur de faire des images, plaques et alertes (RGPD, art. 28).",
        ),
        question=Words(
            "Do you use our images, plates, alerts or corrections to train or test anything?",
            "Utilisez-vous nos images, plaques, alertes ou corrections pour entraîner ou tester quoi que ce "
            "soit\u00a0?",
        ),
        question_to="supplier",
        group="data",
        answers=CONDITIONAL,
        silent=("not_stated",),
        width=22,
    ),
    Field(
        key="reuse_authorisation",
        kind=Kind.CODE,
        codes=REUSE_AUTHORISATION,
        label=Words("Reuse authorised", "Réutilisation autorisée"),
        help=Words(
            "How the city allowed it: in writing and case by case, never by a general clause (CNIL, 12 January 2022).",
            "Comment la ville l’a permise\u00a0: par écrit et au cas par cas, jamais par une clause générale "
            "(CNIL, 12 janvier 2022).",
        ),
        question=Words(
            "If the vendor may reuse the city’s data, how did the city allow it?",
            "Si le fournisseur peut réutiliser les données de la ville, comment la ville l’a-t-elle permis\u00a0?",
        ),
        question_to="service",
        after=("vendor_data_use",),
        group="data",
        answers=CONDITIONAL,
        width=22,
    ),
    Field(
        key="compat_test_on",
        kind=Kind.DATE,
        label=Words("Compatibility test", "Test de compatibilité"),
        help=Words(
            "The day on which the new purpose was tested against the first one (GDPR art. 6(4)).",
            "Le jour où la compatibilité de la nouvelle finalité a été examinée (RGPD, art. 6, §\u00a04).",
        ),
        question=Words(
            "If the city’s data are reused, on which day was the new purpose tested against the first one?",
            "Si les données de la ville sont réutilisées, quel jour la nouvelle finalité a-t-elle été comparée "
            "à la première\u00a0?",
        ),
        question_to="service",
        after=("vendor_data_use",),
        group="data",
        answers=CONDITIONAL,
    ),
    Field(
        key="equipment_title",
        kind=Kind.CODE,
        codes=EQUIPMENT_TITLE,
        label=Words("Owner of the equipment", "Propriété du matériel"),
        help=Words(
            "Who owns the equipment, and so may remove, insure or change it.",
            "À qui appartient le matériel, et qui peut donc le déposer, l’assurer ou le modifier.",
        ),
        question=Words(
            "Who owns cameras, servers and licences, now and after the end of the contract?",
            "À qui appartiennent caméras, serveurs et licences, aujourd’hui et à la fin du contrat\u00a0?",
        ),
        question_to="supplier",
        group="data",
        answers=KNOWN_OR_NOT,
        width=20,
    ),
    Field(
        key="footage_ownership",
        kind=Kind.CODE,
        codes=FOOTAGE_OWNERSHIP,
        label=Words("Owner of the recordings", "Propriété des images"),
        help=Words("Who disposes of the recordings.", "Qui dispose des enregistrements."),
        question=Words(
            "Who owns the recordings, now and after the end of the contract?",
            "À qui appartiennent les enregistrements, aujourd’hui et à la fin du contrat\u00a0?",
        ),
        question_to="supplier",
        group="data",
        answers=CONDITIONAL,
        width=16,
    ),
)
