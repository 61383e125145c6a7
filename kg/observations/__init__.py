"""Figures → observations."""

from kg.observations.finding import find_observations

__all__ = ["find_observations"]
