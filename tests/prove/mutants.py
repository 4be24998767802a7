"""Mutation of the rules: each module is changed in small ways, and its own tests must notice. Fixed seed."""

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

SEED, EACH, SECONDS, HANDS = 2026, int(os.environ.get("LUWTE_MUTANTS", "12")), 90, 2
ROOT = Path(__file__).parents[2]
RULES = ROOT / "luwte/rules"
SURVIVORS = ROOT / "bench/out/mutants.txt"
SWAPS = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
JOINS = {ast.And: ast.Or, ast.Or: ast.And}
# Tests are tests/rules/test_<module>.py, test_<package>_<module>.py or test_<package>.py; these are elsewhere.
ELSEWHERE = {
    "access": ["tests/rules/test_rules.py"],
    "attention": ["tests/rules/test_rules.py"],
    "check_ins": ["tests/actions/test_check_ins.py"],
    "instruments/merging": ["tests/rules/test_approach.py"],
    "instruments/screens": ["tests/rules/test_approach.py"],
    "intake/oddities": ["tests/rules/test_chunks.py"],
    "intake/progress": ["tests/rules/test_chunks.py"],
    "reintegration/reviews": ["tests/rules/test_week_reviews.py"],
    "payments": ["tests/rules/test_money.py"],
    "intake": [f"tests/rules/test_gate{part}.py" for part in ("", "_edges", "_lifts", "_records")],
}


def modules() -> Iterator[str]:
    """Every module of the rules, by its path without the ending."""
    for file in sorted(RULES.rglob("*.py")):
        if file.name != "__init__.py":
            yield file.relative_to(RULES).with_suffix("").as_posix()


def tests_of(module: str) -> list[str]:
    """The test files that must notice; those that name the module where none bears its name; maybe none."""
    package, _, name = module.rpartition("/")
    named = [f"test_{name}", *([f"test_{package}_{name}", f"test_{package}"] if package else [])]
    found = [f"tests/rules/{one}.py" for one in named if (ROOT / f"tests/rules/{one}.py").exists()]
    found += ELSEWHERE.get(module, ELSEWHERE.get(package, []))
    return list(dict.fromkeys(found)) or _that_name(f"luwte.rules.{module.replace('/', '.')}")


def _that_name(dotted: str) -> list[str]:
    files = [
        file for room in ("rules", "exchange", "content", "actions") for file in (ROOT / "tests" / room).glob("*.py")
    ]
    return sorted(file.relative_to(ROOT).as_posix() for file in files if dotted in file.read_text("utf-8"))[:3]


def mutants(source: str) -> list[tuple[int, str]]:
    """Each small change of a module: the line it is on, and the whole new source."""
    tree = ast.parse(source)
    found: list[tuple[int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            found.append(_with(tree, node, "ops", [SWAPS[type(node.ops[0])](), *node.ops[1:]]))
        elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
            found.append(_with(tree, node, "op", SUMS[type(node.op)]()))
        elif isinstance(node, ast.BoolOp):
            found.append(_with(tree, node, "op", JOINS[type(node.op)]()))
        elif isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            found.append(_with(tree, node, "value", node.value + 1))
    return found


def chosen(source: str, most: int = EACH) -> list[tuple[int, str]]:
    """The same few of them each time."""
    found = mutants(source)
    return random.Random(SEED).sample(found, min(most, len(found)))


def noticed(house: Path, module: str, mutant: str, tests: list[str]) -> bool:
    """Whether the tests fail, or never end, when the copy `house` holds the mutant. The module is put back."""
    file = house / "luwte/rules" / f"{module}.py"
    source = file.read_text(encoding="utf-8")
    file.write_text(mutant, encoding="utf-8")
    call = [sys.executable, "-m", "pytest", *tests, "-q", "-x", "-p", "no:cacheprovider", f"--hypothesis-seed={SEED}"]
    environ = {"PYTHONPATH": str(house), "PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(call, cwd=house, env=environ, capture_output=True, timeout=SECONDS)
        return ended.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(source, encoding="utf-8")


def main() -> dict[str, dict[str, int]]:
    """Tries a fixed dozen per module in copies of the house; prints the score, lists who survived."""
    scores: dict[str, dict[str, int]] = {}
    survivors: list[str] = []
    houses: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as place:
        for hand in range(HANDS):
            houses.put(_copy(Path(place) / f"house-{hand}"))

        def attempt(module: str, line: int, mutant: str, tests: list[str]) -> bool:
            house = houses.get()
            try:
                return noticed(house, module, mutant, tests)
            finally:
                houses.put(house)

        with ThreadPoolExecutor(HANDS) as hands:
            for module in modules():
                tests, source = tests_of(module), (RULES / f"{module}.py").read_text(encoding="utf-8")
                few = chosen(source)
                ask = [hands.submit(attempt, module, line, mutant, tests) for line, mutant in few if tests]
                told = [one.result() for one in ask] or [False] * len(few)
                survivors += [_tell(module, source, *one) for one, seen in zip(few, told, strict=True) if not seen]
                scores[module] = {"noticed": sum(told), "tried": len(few)}
                print(f"{module:28} {sum(told):3} of {len(few):3}  {', '.join(tests) or 'NO TESTS'}", flush=True)
    SURVIVORS.parent.mkdir(parents=True, exist_ok=True)
    SURVIVORS.write_text("\n".join(survivors) + "\n", encoding="utf-8")
    return scores


def _copy(to: Path) -> Path:
    return shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(".venv", ".git", "var", "__pycache__", "out"))


def _with(tree: ast.AST, node: ast.expr, field: str, value: object) -> tuple[int, str]:
    old = getattr(node, field)
    setattr(node, field, value)
    source = ast.unparse(tree)
    setattr(node, field, old)
    return node.lineno, source


def _tell(module: str, source: str, line: int, mutant: str) -> str:
    """Where a survivor is: the line as it was, and as the mutant has it."""
    plain, changed = ast.unparse(ast.parse(source)).splitlines(), mutant.splitlines()
    now = next((new.strip() for old, new in zip(plain, changed, strict=False) if old != new), "")
    return f"luwte/rules/{module}.py:{line}: {source.splitlines()[line - 1].strip()}  ->  {now}"
