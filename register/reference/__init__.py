"""Facts of the world that rules are held against: memberships and thresholds by date, each with its source."""
