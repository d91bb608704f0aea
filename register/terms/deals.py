"""Codes about deals: what was concluded, on which paper, by which procedure and with which money."""

from register.terms.codes import CodeList
from register.texts import Words

STAGE = CodeList(
    "stage",
    {
        "proposed": Words("Proposed", "Proposée"),
        "decided": Words("Decided", "Décidée"),
        "signed": Words("Signed", "Signée"),
        "running": Words("Running", "En cours"),
        "ended": Words("Ended", "Terminée"),
        "abandoned": Words("Abandoned", "Abandonnée"),
    },
)

DEAL_TYPE = CodeList(
    "deal_type",
    {
        "purchase": Words("Purchase", "Achat"),
        "lease_rental": Words("Lease or rental", "Location"),
        "subscription": Words("Subscription", "Abonnement"),
        "donation": Words("Donation", "Don"),
        "free_loan": Words("Free loan for use", "Mise à disposition gratuite"),
        "free_pilot": Words("Free pilot or trial", "Essai ou expérimentation gratuite"),
        "paid_pilot": Words("Paid pilot", "Essai ou expérimentation payante"),
        "below_market_sale": Words("Sale below market price", "Vente à prix réduit"),
        "trade_in_purchase": Words("Purchase with trade-in", "Achat avec reprise"),
        "vendor_financed": Words("Financed by the vendor", "Financement par le fournisseur"),
        "ppp": Words("Public-private partnership", "Partenariat public-privé"),
        "concession": Words("Concession", "Concession"),
        "sponsorship": Words("Sponsorship", "Parrainage"),
        "patronage_in_kind": Words("Patronage in kind", "Mécénat en nature"),
        "transfer_from_public_body": Words("Transfer from a public body", "Transfert d’un organisme public"),
        "shared_service": Words("Shared service", "Service mutualisé"),
        "bundled_free_module": Words("Free module in a paid contract", "Module gratuit dans un contrat payant"),
        "inherited": Words("Inherited or seized", "Hérité ou saisi"),
        "found": Words("Found, origin not known", "Trouvé, origine inconnue"),
    },
)

LEGAL_VEHICLE = CodeList(
    "legal_vehicle",
    {
        "marche_formalise": Words("Contract after formalised procedure", "Marché à procédure formalisée"),
        "mapa": Words("Contract after adapted procedure", "Marché à procédure adaptée (MAPA)"),
        "marche_sans_pub": Words(
            "Contract without advertising (CCP R.2122)", "Marché sans publicité ni mise en concurrence (R.2122)"
        ),
        "accord_cadre": Words("Framework agreement or call-off", "Accord-cadre ou bon de commande"),
        "ugap": Words("Central purchasing body (UGAP or other)", "Centrale d’achat (UGAP ou autre)"),
        "concession": Words("Concession or delegated service", "Concession ou délégation de service public"),
        "marche_partenariat": Words("Partnership contract", "Marché de partenariat"),
        "partenariat_innovation": Words("Innovation partnership", "Partenariat d’innovation"),
        "rd": Words("Research and development contract", "Contrat de recherche et développement"),
        "convention_occupation": Words("Occupation of public property", "Convention d’occupation du domaine public"),
        "convention_experimentation": Words("Agreement for an experiment", "Convention d’expérimentation"),
        "convention_partenariat": Words("Partnership agreement", "Convention de partenariat"),
        "protocole": Words("Memorandum or letter of intent", "Protocole ou lettre d’intention"),
        "don_manuel": Words("Gift by hand", "Don manuel"),
        "donation_notariee": Words("Notarised donation", "Donation notariée"),
        "mise_a_disposition_gratuite": Words("Free loan for use", "Mise à disposition gratuite ou prêt à usage"),
        "convention_mecenat": Words("Patronage agreement", "Convention de mécénat"),
        "contrat_parrainage": Words("Sponsorship contract", "Contrat de parrainage"),
        "cgv": Words("Vendor’s terms, accepted online", "Conditions générales acceptées en ligne"),
        "simple_order": Words("Simple order", "Simple commande"),
        "none_made": Words("No paper", "Aucun acte"),
    },
)

PROCEDURE = CodeList(
    "procedure",
    {
        "none_made": Words("No procedure", "Aucune procédure"),
        "three_quotes": Words("Three quotes", "Trois devis"),
        "mapa": Words("Adapted procedure", "Procédure adaptée (MAPA)"),
        "ao_ouvert": Words("Open procedure", "Appel d’offres ouvert"),
        "ao_restreint": Words("Restricted procedure", "Appel d’offres restreint"),
        "negociee": Words("Negotiated procedure", "Procédure avec négociation"),
        "dialogue": Words("Competitive dialogue", "Dialogue compétitif"),
        "accord_cadre": Words("Call-off of a framework agreement", "Accord-cadre existant"),
        "centrale_achat": Words("Central purchasing body", "Centrale d’achat"),
        "sans_pub": Words("Without advertising or competition", "Sans publicité ni mise en concurrence"),
        "concession": Words("Concession procedure", "Procédure de concession"),
        "occupation": Words("Occupation of public property", "Occupation du domaine public"),
        "none_gift": Words("None, as it was a gift", "Aucune, s’agissant d’un don"),
    },
)

FUNDING = CodeList(
    "funding",
    {
        "own_budget": Words("Own budget", "Budget propre"),
        "fipd": Words("FIPD (crime prevention fund)", "FIPD"),
        "detr_dsil": Words("DETR or DSIL (State grants)", "DETR ou DSIL"),
        "region": Words("Region", "Région"),
        "department": Words("Department", "Département"),
        "eu": Words("European Union", "Union européenne"),
        "anru_pia": Words("ANRU or PIA (State programmes)", "ANRU ou PIA"),
        "vendor": Words("Vendor", "Fournisseur"),
        "foundation": Words("Foundation", "Fondation"),
        "sponsor": Words("Sponsor", "Parrain"),
    },
)

VALUE_METHOD = CodeList(
    "value_method",
    {
        "supplier_quote": Words("Quote of a supplier", "Devis d’un fournisseur"),
        "catalogue": Words("Catalogue price", "Prix de catalogue"),
        "comparable": Words("Comparable contract", "Marché comparable"),
        "expert": Words("Expert", "Expert"),
    },
)

AFTER_FREE = CodeList(
    "after_free",
    {
        "returns": Words("The vendor takes it back", "Le fournisseur le reprend"),
        "must_remove": Words("The city must remove it", "La ville doit le déposer"),
        "auto_paid": Words("It becomes paid by itself", "Devient payant automatiquement"),
        "option_to_buy": Words("Option to buy", "Option d’achat"),
        "undefined": Words("Not laid down", "Non prévu"),
    },
)

SUPPORT_COMMITMENT = CodeList(
    "support_commitment",
    {
        "written": Words("In writing", "Écrit"),
        "oral": Words("Spoken", "Oral"),
        "none_given": Words("No commitment", "Aucun engagement"),
    },
)

COUNTERPART = CodeList(
    "counterpart",
    {
        "press_release": Words("Press release", "Communiqué de presse"),
        "logo_use": Words("Use of the city’s logo or name", "Usage du logo ou du nom de la ville"),
        "case_study": Words("Case study", "Étude de cas"),
        "site_visits": Words("Visits by prospects", "Visites de prospects"),
        "reference_calls": Words("Reference calls", "Appels de référence"),
        "event_hosting": Words("Hosting of an event", "Accueil d’un événement"),
        "endorsement": Words("Endorsement by officials", "Caution d’élus ou d’agents"),
        "live_demo": Words("Demonstration on our system", "Démonstration sur notre système"),
        "test_of_prototype": Words("Test of a prototype", "Test d’un prototype"),
        "data_use": Words("Use of our data", "Usage de nos données"),
        "exclusivity": Words("Exclusivity", "Exclusivité"),
        "purchase_intent": Words("Intent to buy", "Intention d’achat"),
        "premises": Words("Use of premises or poles", "Usage de locaux ou de mâts"),
        "staff_time": Words("Staff time", "Temps d’agents"),
    },
)

VENDOR_DATA_USE = CodeList(
    "vendor_data_use",
    {
        "forbidden": Words("Forbidden", "Interdit"),
        "not_stated": Words("Not mentioned", "Non mentionné"),
        "statistics": Words("Statistics", "Statistiques"),
        "product_improvement": Words("Improvement of the product", "Amélioration du produit"),
        "ai_training": Words("Training of AI", "Entraînement d’IA"),
        "resale": Words("Resale", "Revente"),
    },
)

REUSE_AUTHORISATION = CodeList(
    "reuse_authorisation",
    {
        "none_given": Words("Not authorised", "Aucune autorisation"),
        "written_case_by_case": Words("In writing, case by case", "Écrite, au cas par cas"),
        "general_clause": Words("By a general clause", "Par une clause générale"),
    },
)

EQUIPMENT_TITLE = CodeList(
    "equipment_title",
    {
        "city": Words("City", "Ville"),
        "vendor": Words("Vendor", "Fournisseur"),
        "lessor": Words("Lessor", "Bailleur"),
        "transfers_at_end": Words("Passes to the city at the end", "Transféré à la ville à la fin"),
        "undefined": Words("Not laid down", "Non défini"),
    },
)

FOOTAGE_OWNERSHIP = CodeList(
    "footage_ownership",
    {
        "city": Words("City", "Ville"),
        "vendor": Words("Vendor", "Fournisseur"),
        "shared": Words("Shared", "Partagée"),
        "undefined": Words("Not laid down", "Non définie"),
    },
)

ACT_KIND = CodeList(
    "act_kind",
    {
        "deliberation": Words("Council decision", "Délibération"),
        "mayor_decision": Words("Mayor’s decision by delegation", "Décision du maire par délégation"),
        "conservatory_acceptance": Words("Provisional acceptance", "Acceptation à titre conservatoire"),
        "staff_signature": Words("Signature of a member of staff", "Signature d’un agent"),
    },
)

# Deals by which something comes for nothing: inside a contract they are deals of their own, linked by its number.
FREE = frozenset({"donation", "free_loan", "free_pilot", "bundled_free_module", "sponsorship", "patronage_in_kind"})
