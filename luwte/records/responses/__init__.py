"""Questionnaires that a practice brought, to whom they were given, and the answers."""
