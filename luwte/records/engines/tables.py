"""Many tables as one step of a migration."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class Tables(Operation):
    """Lays all `tables`, in this order, and has the state of the models drawn once for them.

    Django draws a model and every model tied to it anew at each step of its own; for tables that are all tied to a
    dossier that is nine tenths of the time it takes to lay a store.
    """

    reversible = False
    reduces_to_sql = True

    def __init__(self, *tables: CreateModel) -> None:
        self.tables = tables

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Adds each model to the state; what was drawn of it is thrown away."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Each table in the store it belongs to."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What Django says of it while tables are laid."""
        return f"Lays {len(self.tables)} tables"
