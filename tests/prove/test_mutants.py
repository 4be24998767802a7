"""The small proof of the long one: changes are made, tests are found, and a change in a rule is noticed."""

import ast

from bench import report
from tests.prove import mutants


def test_each_kind_of_change_is_made():
    made = mutants.mutants("def f(a, b):\n    return a < b and a + b > 3\n")
    told = {source.splitlines()[-1].strip() for _line, source in made}
    assert told == {
        "return a <= b and a + b > 3",
        "return a < b or a + b > 3",
        "return a < b and a - b > 3",
        "return a < b and a + b >= 3",
        "return a < b and a + b > 4",
    }
    assert {line for line, _source in made} == {2}


def test_the_same_few_each_time_and_all_of_them_are_python():
    source = (mutants.RULES / "day.py").read_text("utf-8")
    few = mutants.chosen(source, 5)
    assert few == mutants.chosen(source, 5)
    assert [ast.parse(one) for _line, one in few]


def test_a_module_knows_its_tests():
    assert mutants.tests_of("day") == ["tests/rules/test_day.py"]
    assert "tests/rules/test_diary.py" in mutants.tests_of("diary/guessing")
    assert {"tests/rules/test_gate.py", "tests/rules/test_gate_edges.py"} <= set(mutants.tests_of("intake/gate"))
    assert len([one for one in mutants.modules() if mutants.tests_of(one)]) > 15


def test_the_page_is_written_from_figures_alone():
    found = {"save a check-in, 60 days": {"p50 ms": 5.0, "p95 ms": 6.0, "commits a save": 1.0}}
    found |= {"save a check-in, 10 years": {"p50 ms": 6.0, "p95 ms": 7.0}}
    page = report.page(found, {"mutants": {"day": {"noticed": 3, "tried": 4}}, "steps": {"kills": "3 passed"}})
    assert "| saving with 10 years against a new diary, times | 1.1 | 1.2 | **no** |" in page
    assert "| commits a save | 1 | 1 | yes |" in page
    assert "3 of 4 small changes" in page
    assert "has not run yet" in report.page({}, {})
