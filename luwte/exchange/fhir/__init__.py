"""FHIR R4 as values: questionnaires that others made are read tolerantly, and answers go out as a response."""
