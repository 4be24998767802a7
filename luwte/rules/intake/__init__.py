"""The gate ("Kan het traject beginnen?"): the profession's own rule, applied to the coach's dated record of a talk."""
