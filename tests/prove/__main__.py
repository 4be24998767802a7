"""Mutation of the rules: each module is changed in small ways, and its tests must notice. Prints the share noticed."""

import ast
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SEED, EACH = 2026, 12
ROOT = Path(__file__).parents[2]
SWAPS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
TESTS = {
    "shifts": "test_shifts",
    "looking_back": "test_looking_back",
    "day": "test_day",
    "preferences": "test_preferences",
}


def mutants(source: str) -> list[str]:
    """Each small change of a module as a whole new source."""
    tree, found = ast.parse(source), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            found.append(_with(tree, node, "ops", [SWAPS[type(node.ops[0])](), *node.ops[1:]]))
        elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
            found.append(_with(tree, node, "op", SUMS[type(node.op)]()))
        elif isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            found.append(_with(tree, node, "value", node.value + 1))
    return found


def _with(tree: ast.AST, node: ast.AST, field: str, value: object) -> str:
    old = getattr(node, field)
    setattr(node, field, value)
    source = ast.unparse(tree)
    setattr(node, field, old)
    return source


def main() -> None:
    """Tries a fixed random dozen per module in a copy of the house."""
    noticed = tried = 0
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "house"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "var", "__pycache__", "bench"))
        for module, test in TESTS.items():
            file = copy / "luwte/rules" / f"{module}.py"
            source = file.read_text(encoding="utf-8")
            for mutant in random.Random(SEED).sample(found := mutants(source), min(EACH, len(found))):
                file.write_text(mutant, encoding="utf-8")
                command = [sys.executable, "-m", "pytest", f"tests/rules/{test}.py", "-q", "-x"]
                ended = subprocess.run(command, cwd=copy, env={"PYTHONPATH": str(copy)}, capture_output=True)
                noticed, tried = noticed + (ended.returncode != 0), tried + 1
            file.write_text(source, encoding="utf-8")
    print(f"mutants of {', '.join(TESTS)}: {noticed} of {tried} noticed")


if __name__ == "__main__":
    main()
