"""Every write: a module is a noun, a function a verb; one transaction, access checked, audit inside."""
