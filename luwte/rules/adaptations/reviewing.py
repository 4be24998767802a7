"""Who may publish a copy: someone else than who wrote it last, where there is someone else."""

from collections.abc import Collection
from uuid import UUID


def others(writer: UUID, may: Collection[UUID]) -> frozenset[UUID]:
    """Who can review what `writer` wrote last; nobody in a practice of one."""
    return frozenset(may) - {writer}


def may_publish(reader: UUID, writer: UUID, may: Collection[UUID]) -> bool:
    """Whether `reader` may publish it; whoever is alone reviews the own work."""
    left = others(writer, may)
    return reader in (left or may)
