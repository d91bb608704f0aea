"""Changes: made, written down, sealed into a chain, undone, read again and proven."""
