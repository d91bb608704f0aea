"""Codes about functions: what a product can do, whether it does, and how that is proven."""

from register.terms.codes import CodeList
from register.texts import Words

FUNCTION_CODE = CodeList(
    "function",
    {
        "live": Words("Live viewing", "Visualisation en direct"),
        "record": Words("Recording", "Enregistrement"),
        "ptz": Words("Pan, tilt and zoom", "Orientation et zoom"),
        "anpr": Words("Number-plate reading", "Lecture de plaques (LAPI)"),
        "audio_capture": Words("Sound capture", "Captation sonore"),
        "audio_event": Words("Sound event detection", "Détection d’événements sonores"),
        "gunshot": Words("Gunshot detection", "Détection de coups de feu"),
        "object_left": Words("Abandoned object", "Objet abandonné"),
        "intrusion_zone": Words("Intrusion into a zone", "Intrusion dans une zone"),
        "line_crossing": Words("Line crossing", "Franchissement de ligne"),
        "wrong_way": Words("Wrong-way movement", "Circulation à contresens"),
        "vehicle_detection": Words("Vehicle detection", "Détection de véhicules"),
        "parking_violation": Words("Parking violation", "Stationnement irrégulier"),
        "loitering": Words("Loitering", "Maraudage"),
        "crowd_density": Words("Crowd density", "Densité de foule"),
        "people_count": Words("People counting", "Comptage de personnes"),
        "fall": Words("Fall detection", "Détection de chute"),
        "weapon": Words("Weapon detection", "Détection d’arme"),
        "fire_smoke": Words("Fire or smoke detection", "Détection de feu ou de fumée"),
        "behaviour_anomaly": Words("Unusual behaviour", "Comportement inhabituel"),
        "attribute_search": Words("Search by attributes", "Recherche par attributs"),
        "similarity_search": Words("Search by likeness", "Recherche par similarité"),
        "face_detection": Words("Face detection", "Détection de visages"),
        "face_blurring": Words("Face blurring", "Floutage de visages"),
        "face_verification_11": Words("Face verification (one to one)", "Vérification faciale (un contre un)"),
        "face_recognition_1n": Words("Face recognition (one to many)", "Reconnaissance faciale (un contre plusieurs)"),
        "gait": Words("Gait recognition", "Reconnaissance de la démarche"),
        "emotion": Words("Emotion recognition", "Reconnaissance des émotions"),
        "reid": Words("Person re-identification", "Réidentification de personnes"),
        "cross_camera_tracking": Words("Tracking across cameras", "Suivi de caméra en caméra"),
        "social_media": Words("Social-media monitoring", "Veille des réseaux sociaux"),
        "predictive": Words("Prediction of offences", "Prédiction d’infractions"),
        "wifi_bt_tracking": Words("Wi-Fi or Bluetooth tracking", "Suivi par Wi-Fi ou Bluetooth"),
        "imsi": Words("Mobile-phone identification", "Identification de téléphones mobiles"),
        "badge": Words("Badge access", "Accès par badge"),
        "biometric_access": Words("Biometric access", "Accès biométrique"),
    },
)

FUNCTION_STATE = CodeList(
    "function_state",
    {
        "absent": Words("Not there", "Absente"),
        "present_locked_by_vendor": Words("There, locked by the vendor", "Présente, verrouillée par le fournisseur"),
        "present_unlocked": Words("There, not locked", "Présente, non verrouillée"),
        "present_disabled_by_us": Words("There, switched off by us", "Présente, désactivée par nos soins"),
        "enabled_test": Words("On, as a test", "Active, en test"),
        "enabled_operational": Words("On, in operation", "Active, en exploitation"),
    },
)

FUNCTION_MODE = CodeList(
    "function_mode",
    {
        "real_time": Words("In real time", "En temps réel"),
        "deferred_on_requisition": Words("Afterwards, on judicial request", "En différé, sur réquisition judiciaire"),
        "statistics_only": Words("Statistics only", "Statistiques seulement"),
    },
)

LOCK_EVIDENCE = CodeList(
    "lock_evidence",
    {
        "vendor_certificate": Words("Certificate of the vendor", "Attestation du fournisseur"),
        "licence_absent": Words("Licence not acquired", "Licence non acquise"),
        "config_export": Words("Export of the configuration", "Export de la configuration"),
        "statement_only": Words("Statement only", "Simple déclaration"),
        "none_given": Words("No proof given", "Aucune preuve fournie"),
    },
)

AI_CLASS = CodeList(
    "ai_class",
    {
        "prohibited": Words("Prohibited practice", "Pratique interdite"),
        "high_risk_biometrics": Words("High risk: biometrics", "Haut risque\u00a0: biométrie"),
        "high_risk_law_enforcement": Words("High risk: law enforcement", "Haut risque\u00a0: répression"),
        "high_risk_infrastructure": Words("High risk: infrastructure", "Haut risque\u00a0: infrastructures critiques"),
        "high_risk_other": Words("High risk: other", "Haut risque\u00a0: autre"),
        "transparency_only": Words("Transparency only", "Transparence seulement"),
        "minimal": Words("Minimal risk", "Risque minimal"),
    },
)

AI_PRACTICE = CodeList(
    "ai_practice",
    {
        "crime_profiling": Words("Prediction of crime by profiling", "Prédiction d’infractions par profilage"),
        "face_scraping": Words("Database of scraped faces", "Base de visages moissonnés"),
        "emotion": Words("Emotions at work or school", "Émotions au travail ou à l’école"),
        "biometric_categorisation": Words("Biometric categorisation", "Catégorisation biométrique"),
        "realtime_identification": Words("Real-time remote identification", "Identification à distance en temps réel"),
        "social_scoring": Words("Social scoring", "Notation sociale"),
        "no_practice": Words("No such practice", "Aucune de ces pratiques"),
    },
)
