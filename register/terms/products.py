"""Codes about products: what they are, where they come from, how they are updated and what they send."""

from register.terms.codes import CodeList
from register.texts import Words

CATEGORY = CodeList(
    "category",
    {
        "camera_fixed": Words("Fixed camera", "Caméra fixe"),
        "camera_dome_ptz": Words("Dome or PTZ camera", "Caméra dôme ou motorisée"),
        "camera_multisensor": Words("Multi-sensor camera", "Caméra multicapteur"),
        "camera_thermal": Words("Thermal camera", "Caméra thermique"),
        "camera_mobile": Words("Mobile or redeployable camera", "Caméra nomade ou déplaçable"),
        "bodycam": Words("Body-worn camera", "Caméra-piéton"),
        "dashcam": Words("Vehicle camera", "Caméra embarquée"),
        "drone": Words("Drone", "Drone"),
        "nvr_dvr": Words("Video recorder", "Enregistreur vidéo"),
        "vms": Words("Video management software", "Logiciel de gestion vidéo"),
        "video_wall": Words("Video wall", "Mur d’images"),
        "analytics_software": Words("Video analytics software", "Logiciel d’analyse vidéo"),
        "anpr_camera": Words("Number-plate camera", "Caméra de lecture de plaques"),
        "anpr_software": Words("Number-plate software", "Logiciel de lecture de plaques"),
        "face_recognition": Words("Face recognition", "Reconnaissance faciale"),
        "acoustic_sensor": Words("Acoustic sensor", "Capteur acoustique"),
        "gunshot_detector": Words("Gunshot detector", "Détecteur de coups de feu"),
        "access_control_controller": Words("Access controller", "Contrôleur d’accès"),
        "badge_reader": Words("Badge reader", "Lecteur de badges"),
        "biometric_reader": Words("Biometric reader", "Lecteur biométrique"),
        "intercom": Words("Intercom", "Interphone ou visiophone"),
        "intrusion_alarm": Words("Intrusion alarm", "Alarme anti-intrusion"),
        "iot_sensor": Words("Sensor (traffic, waste, noise, air)", "Capteur (trafic, déchets, bruit, air)"),
        "wifi_bt_counter": Words("Wi-Fi or Bluetooth counter", "Compteur Wi-Fi ou Bluetooth"),
        "imsi_interception": Words(
            "Mobile-phone interception device", "Dispositif d’interception de téléphonie mobile"
        ),
        "network_switch": Words("Network switch", "Commutateur réseau"),
        "router_firewall": Words("Router or firewall", "Routeur ou pare-feu"),
        "radio_link": Words("Radio link", "Liaison radio"),
        "modem_4g5g": Words("4G or 5G modem", "Modem 4G ou 5G"),
        "encoder": Words("Video encoder", "Encodeur vidéo"),
        "storage": Words("Server or storage", "Serveur ou stockage"),
        "workstation": Words("Workstation", "Poste de travail"),
        "mobile_device": Words("Phone or tablet", "Téléphone ou tablette"),
        "evidence_management": Words("Evidence management", "Gestion des preuves numériques"),
        "integration_platform": Words("Integration platform", "Hyperviseur ou plateforme d’intégration"),
        "social_media_monitoring": Words("Social-media monitoring", "Veille des réseaux sociaux"),
        "ups": Words("Uninterruptible power supply", "Onduleur"),
        "software_licence": Words("Software licence", "Licence logicielle"),
        "other": Words("Other", "Autre"),
    },
)

OEM_STATUS = CodeList(
    "oem_status",
    {
        "own_make": Words("Made by the brand itself", "Fabriqué par la marque elle-même"),
        "relabelled": Words("Made by another and relabelled", "Fabriqué par un tiers et remarqué"),
        "odm": Words("Designed and made by another for the brand", "Conçu et fabriqué par un tiers pour la marque"),
    },
)

UPDATE_CHANNEL = CodeList(
    "update_channel",
    {
        "signed_online": Words("Signed, from the network", "Signées, par le réseau"),
        "signed_offline": Words("Signed, from a file", "Signées, par fichier"),
        "integrator_unsigned": Words("By the integrator, unsigned", "Par l’intégrateur, non signées"),
        "no_updates": Words("No updates", "Aucune mise à jour"),
    },
)

TELEMETRY = CodeList(
    "telemetry",
    {
        "no_telemetry": Words("Nothing is sent", "Rien n’est envoyé"),
        "documented_optout": Words("Documented, can be switched off", "Documentée, désactivable"),
        "documented_mandatory": Words("Documented, cannot be switched off", "Documentée, non désactivable"),
        "undocumented": Words("Sent without documentation", "Envoyée sans documentation"),
    },
)

CLOUD_DEPENDENCY = CodeList(
    "cloud_dependency",
    {
        "no_cloud": Words("Works without any cloud", "Fonctionne sans nuage"),
        "optional": Words("Cloud is optional", "Nuage facultatif"),
        "required": Words("Does not work without the cloud", "Ne fonctionne pas sans nuage"),
    },
)
