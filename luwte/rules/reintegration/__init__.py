"""The way back to work as it was agreed elsewhere: steps in time, what was done of them, and looking back each week.

Nothing here proposes hours or says that someone can do more: it lays out, adds up and keeps.
"""
