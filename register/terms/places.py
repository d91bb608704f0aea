"""Codes about sites and deployments: what kind of place, who operates there, for what, with which assessment."""

from register.terms.codes import CodeList
from register.texts import Words

SENSITIVITY = CodeList(
    "sensitivity",
    {
        "ordinary": Words("Ordinary", "Ordinaire"),
        "school": Words("School", "Établissement scolaire"),
        "health": Words("Health", "Santé"),
        "worship": Words("Place of worship", "Lieu de culte"),
        "demonstration_area": Words("Where demonstrations are held", "Lieu de manifestations"),
        "housing_facade": Words("Facing housing", "Façades d’habitation"),
        "critical_site": Words("Critical site", "Site sensible"),
        "police_cell": Words("Police cells", "Locaux de garde à vue"),
    },
)

PLACE_TYPE = CodeList(
    "place_type",
    {
        "voie_publique": Words("Public road", "Voie publique"),
        "ouvert_au_public": Words("Place open to the public", "Lieu ouvert au public"),
        "non_ouvert": Words("Place not open to the public", "Lieu non ouvert au public"),
        "mixte": Words("Mixed", "Mixte"),
    },
)

OPERATOR_TYPE = CodeList(
    "operator_type",
    {
        "commune": Words("Municipality", "Commune"),
        "epci": Words("Grouping of municipalities", "EPCI"),
        "national_police": Words("National police", "Police nationale"),
        "gendarmerie": Words("Gendarmerie", "Gendarmerie nationale"),
        "customs": Words("Customs", "Douanes"),
        "parking_operator": Words("Parking operator", "Exploitant du stationnement"),
        "private": Words("Private body", "Organisme privé"),
    },
)

# The eleven purposes of article L.251-2 of the French internal security code (CSI), in its order.
PURPOSE = CodeList(
    "purpose",
    {
        "public_buildings": Words(
            "1° Public buildings and facilities", "1° Protection des bâtiments et installations publics"
        ),
        "national_defence": Words(
            "2° Facilities useful to national defence", "2° Installations utiles à la défense nationale"
        ),
        "traffic_flow": Words("3° Regulation of traffic", "3° Régulation des flux de transport"),
        "traffic_offences": Words("4° Traffic offences", "4° Constatation des infractions routières"),
        "persons_and_property": Words(
            "5° Safety of persons and property in exposed places",
            "5° Sécurité des personnes et des biens dans les lieux exposés",
        ),
        "terrorism": Words("6° Prevention of terrorism", "6° Prévention d’actes de terrorisme"),
        "natural_risks": Words(
            "7° Natural or technological risks", "7° Prévention des risques naturels ou technologiques"
        ),
        "rescue_and_fire": Words(
            "8° Rescue and fire protection", "8° Secours aux personnes et défense contre l’incendie"
        ),
        "amusement_parks": Words("9° Amusement parks", "9° Sécurité des parcs d’attraction"),
        "vehicle_insurance": Words("10° Compulsory vehicle insurance", "10° Obligation d’assurance des véhicules"),
        "waste_dumping": Words("11° Dumping of waste", "11° Abandon d’ordures et de déchets"),
    },
)

DPIA = CodeList(
    "dpia",
    {
        "none_made": Words("Not made", "Non réalisée"),
        "draft": Words("Draft", "En cours de rédaction"),
        "done": Words("Done", "Réalisée"),
        "prior_consultation": Words("Done, authority consulted", "Réalisée, autorité consultée"),
    },
)
