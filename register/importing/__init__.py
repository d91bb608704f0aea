"""From a supplier's file to a plan of changes, and its application."""
