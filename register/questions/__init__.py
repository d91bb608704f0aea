"""Questionnaires: open questions as a workbook for a supplier or a service, and its answers back as declared facts."""
