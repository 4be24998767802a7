"""The second wall as a step of a migration: functions and policies of row-level security on PostgreSQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

# A command (ALL, SELECT, INSERT, UPDATE, DELETE), which rows it meets and, where that differs, what they may become.
Policy = tuple[str, str] | tuple[str, str, str]


class Wall(Operation):
    """Raises the policies of one room: table -> policies, joined by OR for one command, as PostgreSQL does.

    It asks nothing of the state of the models, so that a fresh store is laid without drawing them again per step.
    """

    reversible = False
    reduces_to_sql = True

    def __init__(self, room: str, policies: Mapping[str, Sequence[Policy]], functions: str = "") -> None:
        self.room = room
        self.policies = policies
        self.functions = functions

    def state_forwards(self, app_label: str, state: Any) -> None:
        """A wall changes no model."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """On PostgreSQL, in the store of the dossiers; a file of SQLite has no second wall."""
        alias, vendor = schema_editor.connection.alias, schema_editor.connection.vendor
        if alias != "default" or vendor != "postgresql":
            return
        if self.functions:
            schema_editor.execute(self.functions)
        for table, policies in self.policies.items():
            schema_editor.execute(f"ALTER TABLE {app_label}_{table} ENABLE ROW LEVEL SECURITY")
            for number, policy in enumerate(policies):
                schema_editor.execute(
                    f"CREATE POLICY {self.room}_{number} ON {app_label}_{table} FOR {policy[0]} {_clause(*policy)}"
                )

    def describe(self) -> str:
        """What Django says of it while tables are laid."""
        return f"Raises the wall of {self.room}"


def _clause(command: str, rows: str, become: str = "") -> str:
    if command == "INSERT":
        return f"WITH CHECK ({rows})"
    return f"USING ({rows})" + (f" WITH CHECK ({become})" if become else "")
