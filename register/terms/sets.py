"""Named sets of codes that conditions read: "code in @vsa" is as if its codes were written out."""

from register.terms import data_flows, functions, places, products
from register.terms.codes import CodeList

# Automatic analysis of images, whatever it looks for, short of knowing who somebody is.
_VSA = frozenset(
    {
        "object_left", "intrusion_zone", "line_crossing", "wrong_way", "vehicle_detection", "parking_violation",
        "loitering", "crowd_density", "people_count", "fall", "weapon", "fire_smoke", "behaviour_anomaly",
        "attribute_search", "similarity_search", "face_detection", "emotion", "reid", "cross_camera_tracking",
    }
)  # fmt: skip
_BIOMETRIC = frozenset({"face_verification_11", "face_recognition_1n", "gait", "reid"})
_AUDIO = frozenset({"audio_capture", "audio_event", "gunshot"})
_INTRUSIVE = _VSA | _BIOMETRIC | _AUDIO | {"anpr", "wifi_bt_tracking", "imsi", "predictive", "social_media"}

SOFTWARE = frozenset(
    {
        "vms", "analytics_software", "anpr_software", "face_recognition", "evidence_management",
        "integration_platform", "social_media_monitoring",
    }
)  # fmt: skip
_SENSING = frozenset(
    {
        "camera_fixed", "camera_dome_ptz", "camera_multisensor", "camera_thermal", "camera_mobile", "bodycam",
        "dashcam", "drone", "anpr_camera", "acoustic_sensor", "gunshot_detector", "biometric_reader", "intercom",
        "iot_sensor", "wifi_bt_counter", "imsi_interception",
    }
)  # fmt: skip
_RECORDING = frozenset({"nvr_dvr", "encoder"})
_OTHER_DEVICES = frozenset(
    {
        "video_wall", "access_control_controller", "intrusion_alarm", "network_switch", "router_firewall",
        "radio_link", "modem_4g5g", "storage", "workstation", "mobile_device",
    }
)  # fmt: skip
_OFFLINE = frozenset({"badge_reader", "ups"})  # devices that are usually on no network of their own

# By name: the list whose codes they are, and the codes.
SETS: dict[str, tuple[CodeList, frozenset[str]]] = {
    "vsa": (functions.FUNCTION_CODE, _VSA),
    "biometric": (functions.FUNCTION_CODE, _BIOMETRIC),
    "audio": (functions.FUNCTION_CODE, _AUDIO),
    "intrusive": (functions.FUNCTION_CODE, _INTRUSIVE),
    "enabled": (functions.FUNCTION_STATE, frozenset({"enabled_test", "enabled_operational"})),
    "can_see_or_hear": (products.CATEGORY, _SENSING | _RECORDING | SOFTWARE),
    "networked": (products.CATEGORY, _SENSING | _RECORDING | SOFTWARE | _OTHER_DEVICES),
    "counted": (products.CATEGORY, _SENSING | _RECORDING | _OTHER_DEVICES | _OFFLINE),
    "hosting": (data_flows.FLOW_PURPOSE, frozenset({"storage", "backup", "cloud_vms", "evidence_mgmt"})),
    "public_place": (places.PLACE_TYPE, frozenset({"voie_publique", "ouvert_au_public", "mixte"})),
}
