"""``framing check``: what is read, shown, counted, and how it ends."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
LOOKED = "Looked for 1 device with 1 rule. Voice is not responsibility.\n"
UNMEASURED = "No rule behind these findings has been measured yet: how often they are right is\nnot known.\n"
REPORT = f"""\
talks.txt · 2 sentences, 1 with findings

 2  The minister gulped her tea.                                          line 1
                 ──────
    Tea verdict  “gulped”  the article
                 judges the drinker · How much did they drink?

Who uses what  words  findings
  the article      8         1  tea 1

{UNMEASURED}{LOOKED}"""


def names(out: str) -> list[str]:
    return [document["name"] for document in json.loads(out)["documents"]]


def test_the_report_reads_like_this(tea: Run) -> None:
    assert tea("talks.txt") == (0, REPORT, "")


def test_a_text_without_findings_is_not_called_clean(tea: Run) -> None:
    assert tea("calm.md") == (0, f"calm.md · 1 sentence, nothing found by these rules\n\n{LOOKED}", "")


def test_all_shows_the_other_sentences(tea: Run) -> None:
    assert f" 1  The talks ended.{'line 1':>60}\n\n 2  The minister" in tea("--all", "talks.txt").out


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["talks.txt", "calm.md"], ["talks.txt", "calm.md"]),
        (["texts"], ["texts/A.TXT", "texts/b.txt", "texts/deep/c.md"]),
        (["texts/"], ["texts/A.TXT", "texts/b.txt", "texts/deep/c.md"]),
        (["./texts/deep"], ["./texts/deep/c.md"]),
        (["texts/e.rst"], ["texts/e.rst"]),
        (["talks.txt", "talks.txt", "texts/b.txt", "texts/deep"], ["talks.txt", "texts/b.txt", "texts/deep/c.md"]),
        (["-"], ["-"]),
    ],
)
def test_documents_are_called_what_the_user_typed(tea: Run, paths: list[str], found: list[str]) -> None:
    ran = tea("--format", "json", *paths, stdin=b"He gulped it.")
    assert (ran.status, names(ran.out), ran.err) == (0, found, "")


def test_standard_input_is_named_in_words(tea: Run) -> None:
    assert tea("-", stdin=b"He met her.").out.startswith("standard input · 1 sentence, nothing found")


def test_an_empty_file_is_a_report_without_sentences(tea: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    assert tea("empty.txt") == (0, f"empty.txt · 0 sentences, nothing found by these rules\n\n{LOOKED}", "")


@pytest.mark.parametrize(
    ("paths", "read", "err"),
    [
        (["gone.txt"], [], "gone.txt: no such file or folder\n"),
        (["talk.txt"], [], "talk.txt: no such file or folder; did you mean talks.txt?\n"),
        (["gone/a.txt", "talks.txt"], ["talks.txt"], "gone/a.txt: no such file or folder\n"),
        (
            ["none", "talks.txt"],
            ["talks.txt"],
            "none: no article in this folder; it was searched for .md, .txt: name other files themselves\n",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_reported(tea: Run, paths: list[str], read: list[str], err: str) -> None:
    ran = tea("--format", "json", *paths)
    assert (ran.status, names(ran.out), ran.err) == (3, read, err)


@pytest.mark.parametrize("data", [b"caf\xe9 gulped", b"nul\x00byte"])
def test_bytes_that_are_no_text_take_one_line(tea: Run, data: bytes) -> None:
    Path("bad.txt").write_bytes(data)
    ran = tea("--format", "json", "bad.txt", "talks.txt")
    assert (ran.status, names(ran.out), ran.err.count("\n")) == (3, ["talks.txt"], 1)
    assert ran.err.startswith("bad.txt: ")


def test_encoding_is_used(tea: Run) -> None:
    Path("latin.txt").write_bytes("The café gulped.".encode("latin-1"))
    ran = tea("--format", "json", "--encoding", "latin-1", "latin.txt")
    assert json.loads(ran.out)["documents"][0]["sentences"][0]["text"] == "The café gulped."


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["check"], "framing: missing argument 'PATH...'; framing check --help says how"),
        (["chekc"], "framing: there is no command 'chekc'; did you mean check or cache?"),
        (["xyzzy"], "framing: there is no command 'xyzzy'; framing --help lists them"),
        (["--verison"], "framing: framing has no option --verison; did you mean --version?"),
        (["check", "--fromat", "x"], "framing: framing check has no option --fromat; did you mean --format?"),
        (
            ["check", "--voice", "quotd", "talks.txt"],
            "framing: --voice: 'quotd' is not one of author, reported, quoted; did you mean quoted?",
        ),
        (
            ["check", "--min-severity", "hihg", "talks.txt"],
            "framing: --min-severity: 'hihg' is not one of low, medium, high; did you mean high?",
        ),
        (
            ["check", "--tier", "core,brod", "talks.txt"],
            "framing: --tier: 'brod' is not one of core, broad, unmeasured; did you mean broad?",
        ),
        (
            ["check", "--show", "droped", "talks.txt"],
            "framing: --show: 'droped' is not one of dropped; did you mean dropped?",
        ),
        (
            ["check", "--fail-on", "highest", "talks.txt"],
            "framing: --fail-on: 'highest' is not one of low, medium, high; did you mean high?",
        ),
        (
            ["check", "--fail-on-voice", "quoted", "talks.txt"],
            "framing: --fail-on-voice widens --fail-on, which is not given: add --fail-on LEVEL",
        ),
        (
            ["check", "--encoding", "latin11", "talks.txt"],
            "framing: --encoding: there is no encoding 'latin11'; did you mean latin_1?",
        ),
        (["check", "--output", "gone/x.txt", "talks.txt"], "framing: cannot write gone/x.txt: gone is not a folder"),
        (["check", "--output", "texts", "talks.txt"], "framing: cannot write texts: it is a folder"),
        (
            ["check", "--output", "./talks.txt", "talks.txt"],
            "framing: cannot write ./talks.txt: it is one of the articles",
        ),
        (
            ["check", "--pack", "tea.toml", "--rules", "tea-verdct", "talks.txt"],
            "framing: no rule, device or family 'tea-verdct'; did you mean tea-verdict?",
        ),
    ],
)
def test_what_cannot_be_asked_takes_one_line_and_2(framing: Run, args: list[str], line: str) -> None:
    assert framing(*args) == (2, "", f"{line}\n")


def test_a_misspelt_format_is_told_its_nearest(framing: Run) -> None:
    ran = framing("check", "--format", "jsn", "talks.txt")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("framing: --format: 'jsn' is not one of ")
    assert ran.err.endswith("; did you mean json or jsonl?\n")


def test_a_broken_pack_stops_the_run_with_the_place(framing: Run) -> None:
    Path("bad.toml").write_text('[pack]\nschema = 1\nid = "bad"\ntitel = "x"\n')
    ran = framing("check", "--pack", "bad.toml", "talks.txt")
    assert (ran.status, ran.out) == (2, "")
    assert all(line.startswith("bad.toml:") for line in ran.err.splitlines())
    assert "did you mean title?" in ran.err


def test_a_pack_that_is_not_there_stops_the_run(framing: Run) -> None:
    ran = framing("check", "--pack", "gone.toml", "talks.txt")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("gone.toml: ")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["author", "quoted", "author"]),
        (["--voice", "author"], ["author", "author"]),
        (["--voice", "quoted,reported"], ["quoted"]),
        (["--min-severity", "high"], ["author", "quoted", "author"]),
        (["--tier", "core"], []),
        (["--no-rules", "emotion"], ["author", "quoted", "author"]),
    ],
)
def test_what_counts(tea: Run, options: list[str], found: list[str]) -> None:
    data = json.loads(tea("--format", "json", *options, "talks.txt", "texts").out)
    sentences = [sentence for document in data["documents"] for sentence in document["sentences"]]
    assert [finding["voice"] for sentence in sentences for finding in sentence["findings"]] == found


def test_dropped_findings_are_shown_on_request(tea: Run) -> None:
    Path("air.txt").write_text("The minister gulped for air.\n")
    assert tea("--show", "dropped", "air.txt").out == (
        "air.txt · 1 sentence, nothing found by these rules\n\n"
        "Taken away\n"
        " 1  Tea verdict  “gulped”  the article · for an exception of the rule\n\n"
        f"{LOOKED}"
    )


def test_unmeasured_findings_never_fail(tea: Run) -> None:
    assert tea("--fail-on", "low", "talks.txt").status == 0


def test_json_lines_and_csv_hold_the_same_findings(tea: Run) -> None:
    lines = [json.loads(line) for line in tea("--format", "jsonl", "talks.txt", "texts").out.splitlines()]
    rows = list(csv.DictReader(StringIO(tea("--format", "csv", "talks.txt", "texts").out, newline="")))
    found = [(d["name"], f["id"]) for d in lines for s in d["sentences"] for f in s["findings"]]
    assert found == [(row["document"], row["id"]) for row in rows]
    assert [name for name, _ in found] == ["talks.txt", "texts/b.txt", "texts/deep/c.md"]


def test_output_is_the_same_bytes_as_standard_output(tea: Run) -> None:
    for name in ("text", "json", "jsonl", "csv"):
        shown = tea("--format", name, "talks.txt")
        assert tea("--format", name, "--output", "report", "talks.txt") == (0, "", "")
        assert Path("report").read_bytes().decode() == shown.out
    assert sorted(os.listdir()) == ["calm.md", "none", "report", "talks.txt", "tea.toml", "texts"]


def test_output_keeps_what_stood_there_when_the_run_fails(framing: Run) -> None:
    Path("report").write_text("old")
    assert framing("check", "--output", "report", "--rules", "nothing-of-this-name", "talks.txt").status == 2
    assert Path("report").read_text() == "old"


def test_output_keeps_the_modes_of_the_file(tea: Run) -> None:
    Path("report").write_text("old")
    Path("report").chmod(0o640)
    tea("--output", "report", "talks.txt")
    assert Path("report").stat().st_mode & 0o777 == 0o640


HOSTILE = "The \x1b]0;owned\x07 man\u202e \u2066gulped\x9b31m\ud83d =1+1\u2028 tea.\n"


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv"])
def test_hostile_text_is_harmless_in_every_format(tea: Run, name: str) -> None:
    Path("evil.txt").write_text(HOSTILE.replace("\ud83d", ""), encoding="utf-8")
    ran = tea("--format", name, "evil.txt")
    assert (ran.status, ran.err) == (0, "")
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(ran.out)
    assert "gulped" in ran.out


def test_hostile_names_are_harmless(tea: Run) -> None:
    ran = tea("\x1b[2J\u202e.txt", "talks.txt")
    assert (ran.status, ran.err) == (3, "␛[2J<U+202E>.txt: no such file or folder\n")


def whole(*args: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "framing", *args], capture_output=True, check=False, **more)


def test_python_m_framing_is_framing(tea: Run) -> None:
    ran = whole("check", "--pack", "tea.toml", "--rules", "tea", "talks.txt")
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (0, REPORT, b"")


def test_bytes_do_not_depend_on_the_locale(tea: Run) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ran = whole("check", "--pack", "tea.toml", "--rules", "tea", "talks.txt", env=env)
    assert ran.stdout.decode() == REPORT


def test_a_reader_that_leaves_is_no_error(tea: Run) -> None:
    Path("long.txt").write_text("She gulped the tea.\n" * 5_000)
    command = [sys.executable, "-m", "framing", "check", "--pack", "tea.toml", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout and ran.stderr
        assert ran.stdout.readline().startswith(b"long.txt")
        ran.stdout.close()
        assert (ran.stderr.read(), ran.wait()) == (b"", 0)
