"""The process from which Spark forks its Python workers: with the lexicon loaded, so that all workers share its pages.

Spark starts it by name (`spark.python.daemon.module=kg.engines.daemons`).
"""

from __future__ import annotations

from kg.engines.pools import share_lexicon


def main() -> None:
    """Loads what all workers need, then forks workers as Spark asks for them."""
    from pyspark.daemon import manager

    share_lexicon()
    manager()


if __name__ == "__main__":
    main()
