"""stub"""
def unsupported(q): return []
