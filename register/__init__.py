"""Vitrine without a window: terms, facts, rules, files."""
