"""SPARQL over a store: workers.py (processes that can be ended), questions.py (named ones), tables.py (for people).

Nothing is imported here: the worker process starts with what it needs and no more.
"""
