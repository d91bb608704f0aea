"""Small painted or composed widgets that know nothing of registers."""
