"""Loading plugins: each broken one is named, with the way round; what is left out is never imported."""

from dataclasses import replace
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from framing.errors import PluginError, UsageError
from framing.hookspecs import hookimpl
from framing.host import gather, plugins
from framing.host.given import Given
from framing.host.plugins import Entry, manager


class FakePoint:
    """An entry point that loads what it is given, or raises it."""

    def __init__(self, name: str, plugin: object, value: str = "package:packs") -> None:
        self.name, self.plugin, self.value = name, plugin, value

    def load(self) -> object:
        if isinstance(self.plugin, BaseException):
            raise self.plugin
        return self.plugin


def entry(name: str, plugin: object) -> Entry:
    return Entry(name, FakePoint(name, plugin), f"framing-{name}", "1.2")  # type: ignore[arg-type]


def module(**functions: object) -> ModuleType:
    made = ModuleType("made")
    for name, function in functions.items():
        setattr(made, name, function)
    return made


@hookimpl
def framing_rules() -> list[object]:
    return []


@hookimpl
def framing_rulez() -> list[object]:
    return []


@hookimpl
def framing_readers(suffix: str) -> dict[str, object]:
    return {}


GOOD = module(framing_rules=framing_rules)


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        (ImportError("no module named x"), "ImportError: no module named x"),
        (SystemExit(3), "SystemExit: 3"),
        (module(), "LookupError: it has no hook: is each function marked with framing.hookspecs.hookimpl?"),
    ],
)
def test_a_broken_plugin_is_named_with_its_version_and_the_way_round(plugin: object, message: str) -> None:
    with pytest.raises(PluginError) as raised:
        manager([entry("good", GOOD), entry("bad", plugin)])
    assert str(raised.value) == f"plugin bad (framing-bad 1.2): {message}; --without bad goes on without it"


@pytest.mark.parametrize("function", [framing_rulez, framing_readers])
def test_a_misspelt_hook_or_argument_is_an_error(function: object) -> None:
    with pytest.raises(PluginError, match=r"^plugin bad \(framing-bad 1\.2\): PluginValidationError: .*--without bad"):
        manager([entry("bad", module(**{function.__name__: function}))])


def test_what_is_left_out_is_never_imported() -> None:
    pm = manager([entry("bad", RuntimeError("was imported")), entry("good", GOOD)], without=["bad"])
    assert [name for name, _ in pm.list_name_plugin()] == ["builtin", "good"]


def test_a_keyboard_interrupt_passes() -> None:
    with pytest.raises(KeyboardInterrupt):
        manager([entry("slow", KeyboardInterrupt())])


def test_two_plugins_of_one_name_are_refused() -> None:
    with pytest.raises(PluginError, match="another plugin has the same name"):
        manager([entry("good", GOOD), entry("good", module(framing_rules=framing_rules))])


def test_two_that_give_the_same_format_are_refused() -> None:
    @hookimpl
    def framing_renderers() -> dict[str, object]:
        return {"json": len}

    entries = [entry("twin", module(framing_renderers=framing_renderers))]
    given = Given(manager(entries), entries)
    with pytest.raises(PluginError) as raised:
        given.merged("framing_renderers", "format")
    assert str(raised.value) == "builtin and twin both give the format 'json'; leave one out: --without twin"


def test_a_hook_that_raises_while_loading_is_laid_at_its_door() -> None:
    @hookimpl
    def framing_rules() -> list[object]:
        raise ValueError("no rules today")

    entries = [entry("lazy", module(framing_rules=framing_rules))]
    with pytest.raises(PluginError) as raised:
        Given(manager(entries), entries).listed("framing_rules")
    assert str(raised.value) == (
        "plugin lazy (framing-lazy 1.2): ValueError: no rules today; --without lazy goes on without it"
    )


def test_what_a_plugin_brings_is_told() -> None:
    @hookimpl
    def framing_annotate(report: object) -> dict[str, int]:
        return {"n": 1}

    entries = [entry("notes", module(framing_annotate=framing_annotate, framing_rules=framing_rules))]
    given = Given(manager(entries), entries)
    (info,) = given.infos()
    assert (info.name, info.distribution, info.version) == ("notes", "framing-notes", "1.2")
    assert info.brings == {"annotate": 1, "rules": 0}
    assert list(given.annotators()) == ["notes"]
    assert given.annotators()["notes"](None) == {"n": 1}  # type: ignore[arg-type]


def test_leaving_out_what_is_not_there_names_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.host.gathering.entries", lambda group: [entry("passive", GOOD)])
    with pytest.raises(UsageError) as raised:
        gather(without=["pasive"])
    assert str(raised.value) == "there is no plugin 'pasive' to leave out; did you mean passive?"


def test_static_packs_need_no_import(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "some_package" / "data"
    home.mkdir(parents=True)
    (home.parent / "__init__.py").write_text("raise RuntimeError('was imported')")
    (home / "b.toml").write_text("")
    (home / "a.toml").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("some", "some_package:data", "framing.packs")
    found = list(plugins.packs_of(Entry("some", point, "some-dist", "1")))
    assert [path.name for path in found] == ["a.toml", "b.toml"]


@pytest.mark.parametrize(
    ("value", "cause"),
    [
        ("not_there_at_all:data", "there is no package 'not_there_at_all'"),
        ("framing:no", "no pack (*.toml) in framing:no"),
    ],
)
def test_a_static_pack_that_is_not_there_is_an_error(value: str, cause: str) -> None:
    point = EntryPoint("some", value, "framing.packs")
    with pytest.raises(PluginError) as raised:
        list(plugins.packs_of(Entry("some", point, "some-dist", "1")))
    assert str(raised.value) == f"plugin some (some-dist 1): LookupError: {cause}; --without some goes on without it"


def brings(gloss: str) -> ModuleType:
    """Return a plugin whose rule brings a pack's device, with this gloss."""
    known = gather(installed=False).rules[0]
    rule = replace(known, id="own.rule", device=replace(known.device, gloss=gloss or known.device.gloss))

    @hookimpl
    def framing_rules() -> list[object]:
        return [rule]

    return module(framing_rules=framing_rules)


def test_a_rule_in_python_may_bring_a_packs_device_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [entry("own", brings(""))]
    monkeypatch.setattr("framing.host.gathering.entries", lambda group: found if group == "framing" else [])
    assert gather().rules[-1].id == "own.rule"


def test_a_rule_in_python_that_brings_another_device_of_that_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [entry("own", brings("Something else."))]
    monkeypatch.setattr("framing.host.gathering.entries", lambda group: found if group == "framing" else [])
    device = gather(installed=False).rules[0].device.id
    with pytest.raises(PluginError) as raised:
        gather()
    assert str(raised.value) == f"rule own.rule brings a device {device!r} unlike the known one in gloss"
