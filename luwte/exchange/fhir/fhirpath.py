"""FHIRPath through fhirpathpy, with the functions it lacks, and with an end to the work that an expression may ask."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache, wraps
from typing import Any

MOST_WORK = 300_000
MOST_VALUES = 10_000
LONGEST_WORDS = 20_000
LONGEST_EXPRESSION = 4_000
MOST_TOKENS = 600
TOKEN = re.compile(r"'(?:[^'\\]|\\.)*'|\w+|[^\w\s]")
LARGEST = Decimal(10) ** 30
ALWAYS = frozenset({"resource", "context", "questionnaire", "qitem", "ucum", "sct", "loinc", "rootResource"})
# The clock, the console, and regular expressions that may never end; a score needs none of them.
LEFT_OUT = frozenset(
    {"now", "today", "timeOfDay", "trace", "matches", "replaceMatches", "power", "exp", "encode", "decode"}
)
OURS = frozenset({"answers", "ordinal", "weight"})

Tree = dict[str, Any]


class Unsupported(Exception):
    """The expression asks something that is not supported; the message tells what."""


class TooMuchWork(Exception):
    """The expression asks more work than a score should."""


@dataclass(slots=True)
class Meter:
    """Counts the work of all calculations of one questionnaire."""

    left: int = MOST_WORK

    def spend(self, work: int = 1) -> None:
        """Counts, or TooMuchWork."""
        self.left -= work
        if self.left < 0:
            raise TooMuchWork


class Counted(dict[str, Any]):
    """A node of an expression or of a resource: looking into it is work."""

    meter: Meter

    def __getitem__(self, key: str) -> Any:
        """A key of the node, counted."""
        self.meter.spend()
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """A key of the node, counted."""
        self.meter.spend()
        return super().get(key, default)


def counted(value: Any, meter: Meter, made: dict[int, Counted] | None = None) -> Any:
    """The same JSON with every node counted; `made` tells which new node stands for which."""
    if isinstance(value, dict):
        node = Counted((key, counted(held, meter, made)) for key, held in value.items())
        node.meter = meter
        if made is not None:
            made[id(value)] = node
        return node
    if isinstance(value, list):
        return [counted(one, meter, made) for one in value]
    return Decimal(repr(value)) if isinstance(value, float) else value


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression as a tree, with the functions and variables it names."""

    tree: Tree
    functions: frozenset[str]
    variables: frozenset[str]


@lru_cache(maxsize=2_000)
def parse(expression: str) -> Parsed:
    """The tree of an expression, or Unsupported."""
    if len(expression) > LONGEST_EXPRESSION or len(TOKEN.findall(expression)) > MOST_TOKENS:
        raise Unsupported("too long")
    try:
        found = _parsed(expression)
    except Exception:  # whatever the parser says of it
        raise Unsupported("cannot be read") from None
    functions, variables = set(), set()
    for node in _nodes(found):
        if node["type"] == "Functn":
            functions.add(_name(node))
        elif node["type"] == "ExternalConstant":
            variables.add(_name(node))
    return Parsed(found, frozenset(functions), frozenset(variables))


def _parsed(expression: str) -> Tree:
    """As fhirpathpy parses, but to the very end, and with faults told instead of repaired."""
    from antlr4 import CommonTokenStream, InputStream, ParseTreeWalker
    from antlr4.error.ErrorListener import ErrorListener
    from fhirpathpy.parser.ASTPathListener import ASTPathListener
    from fhirpathpy.parser.generated.FHIRPathLexer import FHIRPathLexer
    from fhirpathpy.parser.generated.FHIRPathParser import FHIRPathParser

    class Faults(ErrorListener):  # type: ignore[misc]
        def syntaxError(self, *_told: Any) -> None:
            raise Unsupported("cannot be read")

    lexer = FHIRPathLexer(InputStream(expression))
    parser = FHIRPathParser(CommonTokenStream(lexer))
    for one in (lexer, parser):
        one.removeErrorListeners()
        one.addErrorListener(Faults())
    listener = ASTPathListener()
    ParseTreeWalker().walk(listener, parser.entireExpression())
    found: Tree = listener.parentStack[0]["children"][0]["children"][0]
    return found


def check(expression: Parsed, variables: frozenset[str]) -> None:
    """Unsupported where it asks a function or a variable that is not there."""
    for name in sorted(expression.functions):
        if name not in OURS and (name in LEFT_OUT or name not in _registry()):
            raise Unsupported(f"{name}()")
    for name in sorted(expression.variables - variables - ALWAYS):
        raise Unsupported(f"%{name}")


@dataclass(slots=True)
class Machine:
    """Evaluates expressions over one response. `weigh` tells the score of a coding or a number."""

    meter: Meter
    weigh: Callable[[Any], Decimal | None]
    computed: frozenset[str]
    table: dict[str, Any] = field(default_factory=dict)

    def evaluate(self, expression: Parsed, start: Any, variables: Mapping[str, Any]) -> list[Any]:
        """What the expression yields, as nodes that other expressions take."""
        from fhirpathpy.engine import do_eval
        from fhirpathpy.engine.util import arraify

        self.table = self.table or self._table()
        held = {"ucum": "http://unitsofmeasure.org", "sct": "http://snomed.info/sct", "loinc": "http://loinc.org"}
        context = {
            "dataRoot": arraify(start),
            "vars": {**held, "context": start, **variables},
            "model": _model(),
            "userInvocationTable": self.table,
        }
        found = do_eval(context, context["dataRoot"], counted(expression.tree, self.meter))
        return list(_bounded(arraify(found)))

    def _table(self) -> dict[str, Any]:
        table = {name: {**held, "fn": self._guarded(held["fn"])} for name, held in _registry().items()}
        own: dict[str, Callable[..., Any]] = {
            "answers": self._answers,
            "ordinal": self._weights,
            "weight": self._weights,
            "sum": _sum,
        }
        for name, function in own.items():
            table[name] = {"fn": self._guarded(function)}
        table["/"] = {**table["/"], "fn": self._guarded(_divided)}
        table["round"] = {"fn": self._guarded(_rounded), "arity": {0: [], 1: ["Number"]}}
        return table

    def _guarded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function whose input and outcome are counted and bounded; those that compare all with all count so."""

        @wraps(function)
        def bounded(context: Any, *given: Any) -> Any:
            sizes = [len(one) for one in given if isinstance(one, list | str)]
            self.meter.spend(1 + sum(sizes) + (sizes[0] * sizes[1] if len(sizes) > 1 else 0))
            found = function(context, *given)
            self.meter.spend(len(found) if isinstance(found, list) else 0)
            return _bounded(found)

        return bounded

    def _answers(self, _context: Any, nodes: list[Any]) -> list[Any]:
        """Every answer within, but for those that are computed themselves."""
        from fhirpathpy.engine.nodes import ResourceNode
        from fhirpathpy.engine.util import get_data

        found: list[Any] = []
        left = [get_data(one) for one in reversed(nodes)]
        while left:
            one = left.pop()
            if not isinstance(one, dict):
                continue
            given = one.get("answer") or []
            if one.get("linkId") not in self.computed:
                found += [ResourceNode.create_node(answer, "QuestionnaireResponse.item.answer") for answer in given]
            inside = [inner for holder in (one, *given) for inner in holder.get("item") or []]
            left.extend(reversed(inside))
        return found

    def _weights(self, _context: Any, nodes: list[Any]) -> list[Decimal]:
        from fhirpathpy.engine.util import get_data

        return [found for one in nodes if (found := self.weigh(get_data(one))) is not None]


def data(value: Any) -> Any:
    """What stands in a node."""
    from fhirpathpy.engine.util import get_data

    return get_data(value)


def node(value: Any, path: str) -> Any:
    """A node that knows where it stands in a resource."""
    from fhirpathpy.engine.nodes import ResourceNode

    return ResourceNode.create_node(value, path)


def _bounded(found: Any) -> Any:
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, int | Decimal) and not -LARGEST < one < LARGEST:
            raise TooMuchWork
        if isinstance(one, str) and len(one) > LONGEST_WORDS:
            raise TooMuchWork
    if isinstance(found, list) and len(found) > MOST_VALUES:
        raise TooMuchWork
    return found


def _sum(_context: Any, nodes: list[Any]) -> Any:
    """The sum of what is there; of nothing there is none."""
    held = [data(one) for one in nodes]
    return sum(held) if held else []


def _divided(_context: Any, one: Any, other: Any) -> Any:
    return [] if other == 0 else Decimal(one) / Decimal(other)


def _rounded(_context: Any, nodes: list[Any], places: int = 0) -> Any:
    """Half away from zero, as FHIRPath wants it."""
    if not nodes:
        return []
    if len(nodes) > 1 or abs(places) > 20:
        raise Unsupported("round()")
    return Decimal(data(nodes[0])).quantize(Decimal(1).scaleb(-int(places)), rounding="ROUND_HALF_UP")


def _registry() -> Mapping[str, Any]:
    from fhirpathpy.engine.invocations import invocation_registry

    return invocation_registry


@cache
def _model() -> Mapping[str, Any]:
    from fhirpathpy.models import models

    return models["r4"]


def _nodes(tree: Tree) -> Iterator[Tree]:
    left = [tree]
    while left:
        one = left.pop()
        yield one
        left.extend(one.get("children", ()))


def _name(tree: Tree) -> str:
    """The name that a function or a variable goes by."""
    held = [one for one in tree.get("children", ()) if one["type"] == "Identifier"]
    words = held[0]["text"] if held else str((tree.get("terminalNodeText") or ["?"])[-1])
    return re.sub(r"[`'\"]", "", words)
