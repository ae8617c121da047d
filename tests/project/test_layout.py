"""The shape of the code: ceilings on size, names that say something, no state, no words about where it was made."""

from __future__ import annotations

import ast
import configparser
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import tomli

ROOT = Path(__file__).parents[2]
MODULES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted((ROOT / "framing").rglob("*.py"))
}
TREES = {name: ast.parse(text) for name, text in MODULES.items()}
OTHERS = [path for room in ("plugins", "bench") for path in sorted((ROOT / room).rglob("*.py"))]


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function of the package, with its address."""
    for module, tree in TREES.items():
        yield from ((f"{module}:{node.lineno}", node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def statements(function: ast.FunctionDef) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def by_position(function: ast.FunctionDef) -> list[str]:
    return [arg.arg for arg in (*function.args.posonlyargs, *function.args.args) if arg.arg not in ("self", "cls")]


def texts() -> Iterator[Path]:
    """Yield every file of the project that is read by people or programs."""
    for room in ("framing", "plugins", "bench", "tests", "rules", ".ci", "seeds"):
        yield from (path for path in sorted((ROOT / room).rglob("*")) if path.is_file() and path.suffix != ".pyc")
    yield from (path for path in sorted(ROOT.iterdir()) if path.suffix in {".md", ".toml", ".ini", ".cff"})


def test_a_module_has_300_lines_at_most() -> None:
    lines = {name: text.count("\n") for name, text in MODULES.items()}
    lines |= {path.name: path.read_text(encoding="utf-8").count("\n") for path in OTHERS}
    assert {name: number for name, number in lines.items() if number > 300} == {}


def test_a_function_has_25_statements_at_most() -> None:
    assert [address for address, function in functions() if statements(function) > 25] == []


def test_a_function_takes_five_arguments_by_position_at_most() -> None:
    assert [address for address, function in functions() if len(by_position(function)) > 5] == []


def test_half_of_all_functions_have_less_than_eight_lines() -> None:
    assert median((function.end_lineno or 0) - function.lineno + 1 for _, function in functions()) < 8


def test_modules_and_functions_have_names_that_say_something() -> None:
    assert [name for name in MODULES if re.search(r"util|helper|manager|misc|common", name)] == []
    assert [address for address, function in functions() if re.match(r"_?(?:process|handle|do)_", function.name)] == []


def test_no_function_changes_a_global() -> None:
    changed = [name for name, tree in TREES.items() if any(isinstance(node, ast.Global) for node in ast.walk(tree))]
    assert changed == []


def test_all_that_is_public_says_what_it_is() -> None:
    bare = [name for name, tree in TREES.items() if not ast.get_docstring(tree)]
    for name, tree in TREES.items():
        public = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_")
        bare += [f"{name}: {node.name}" for node in public if not ast.get_docstring(node)]
    assert bare == []


def test_no_file_names_a_place_on_a_machine() -> None:
    place = re.compile(rf"(?<![\w.<~-])/(?:{'|'.join(('root', 'home', 'work', 'Users'))})/[\w.-]+")
    named = {path.name: place.findall(path.read_text(encoding="utf-8", errors="replace")) for path in texts()}
    assert {name: places for name, places in named.items() if places} == {}


def test_the_floor_is_tested_with_the_versions_that_the_project_allows() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    needs = [*project["dependencies"], *(need for extra in project["optional-dependencies"].values() for need in extra)]
    assert set(tox["testenv:floor"]["deps"].split()) == {need.replace(">=", "==") for need in needs}
