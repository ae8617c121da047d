"""The pages in Chromium: cards, filters, counts, keys, without scripts, in the dark, on paper, on a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Show = Callable[..., Any]
CARD = ".side .card"


def counted(page: Page, selector: str) -> list[int]:
    """Return the numbers that places of the page show."""
    return [int(text) for text in page.locator(selector).all_text_contents()]


def shown(page: Page) -> int:
    """Return how many numbers of findings are seen in the text."""
    return page.locator(".text a.n:not(.off)").count()


def total(page: Page) -> int:
    return page.locator(".findings li").count()


# --- cards ------------------------------------------------------------------------------------------------------------


def test_a_click_on_words_opens_their_card(show: Show) -> None:
    page = show("seed").page
    expect(page.locator(CARD)).to_be_hidden()
    page.locator(".text .m", has_text="Thwarts").click()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(card.locator(".device b")).to_have_text("Loaded verb")
    expect(card.locator("blockquote")).to_have_text("Thwarts")
    expect(card.locator(".whose")).to_contain_text("the article · line 6")
    expect(card.locator(".ask")).to_have_text("What did they do, without the verdict?")
    terms = card.locator("dt").all_text_contents()
    assert terms[:5] == ["What", "Why", "Boundary", "Finds", "Passes over"]
    assert {"Measured", "Sources"} <= set(terms)
    assert page.locator(".text .now").count() >= 2


def test_a_second_click_on_words_of_two_findings_goes_on_to_the_other(show: Show) -> None:
    page = show("seed").page
    words = page.locator(".text .m .m").first
    words.click()
    first = page.locator(CARD + " .device").inner_text()
    expect(page.locator(".others a")).not_to_have_count(0)
    words.click()
    assert page.locator(CARD + " .device").inner_text() != first
    other = page.locator(".others a").first
    name = other.inner_text()
    other.click()
    assert page.locator(CARD + " .device").inner_text().startswith(name.partition(" ")[0])


def test_a_bar_of_the_course_opens_its_card(show: Show) -> None:
    page = show("seed").page
    page.locator(".rows rect[data-m]").first.click()
    expect(page.locator(CARD)).to_be_visible()


def test_overlapping_lines_stand_below_each_other(show: Show) -> None:
    page = show("seed").page
    inner = page.locator(".text .m .m").first
    offsets = inner.evaluate(
        "e => [getComputedStyle(e.parentElement).textUnderlineOffset, getComputedStyle(e).textUnderlineOffset]"
    )
    upper, lower = (float(offset.removesuffix("px")) for offset in offsets)
    assert lower - upper >= 3


def test_families_differ_in_more_than_colour(show: Show) -> None:
    page = show("seed").page
    style = "e => e.map(one => getComputedStyle(one).textDecorationStyle)"
    assert len(set(page.locator(".filters .chip .m").evaluate_all(style))) >= 4


# --- filters ----------------------------------------------------------------------------------------------------------


def chip(page: Page, name: str) -> int:
    """Tick the choice of this name, and return what it said it would show."""
    label = page.locator(".chip", has_text=re.compile(rf"^{name}\s*\d+$"))
    said = int(label.locator(".count").inner_text())
    label.locator("input").click()
    return said


def test_a_ticked_family_shows_as_many_as_it_said(show: Show) -> None:
    page = show("seed").page
    everything = total(page)
    said = chip(page, "sides")
    assert 0 < said < everything
    assert shown(page) == said == page.locator(".findings li:not(.off)").count()
    expect(page.locator(".shown")).to_have_text(f"{said} of {everything} findings")
    assert page.locator(".rows rect[data-m]:not(.off)").count() == said


def test_choices_of_one_kind_add_up_and_kinds_narrow_each_other(show: Show) -> None:
    page = show("seed").page
    both = chip(page, "sides") + chip(page, "emotion")
    assert shown(page) == both
    narrowed = chip(page, "author")
    assert shown(page) == narrowed < both


def test_counts_stay_true_whatever_is_chosen(show: Show) -> None:
    page = show("several").page
    chip(page, "attribution")
    page.get_by_label("Source", exact=True).select_option(index=1)
    left = shown(page)
    assert 0 < left < total(page)
    assert sum(counted(page, ".index td[data-n='']")) == left
    assert sum(counted(page, ".matrix td[data-n] span")) == left
    assert sum(counted(page, "fieldset:nth-of-type(2) .count")) == left
    assert page.locator(".matrix circle:not([r='0.0'])").count() == sum(n > 0 for n in counted(page, ".matrix td[data-n] span"))


def test_a_device_and_a_tier_can_be_chosen(show: Show) -> None:
    page = show("seed").page
    device = page.get_by_label("Device", exact=True)
    device.select_option(index=1)
    said = int(re.findall(r"\((\d+)\)", device.locator("option:checked").inner_text())[0])
    assert shown(page) == said
    device.select_option(index=0)
    assert chip(page, "unmeasured") == shown(page)


def test_show_all_shows_all(show: Show) -> None:
    page = show("seed").page
    chip(page, "sides")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".shown")).to_have_text(f"{total(page)} findings")
    assert shown(page) == total(page)


def test_a_document_of_which_nothing_is_left_says_so(show: Show) -> None:
    page = show("several").page
    chip(page, "security")
    lists = page.locator(".findings")
    empty = [not one.locator("li:not(.off)").count() for one in lists.all()]
    assert True in empty
    assert [one.locator(".none").is_visible() for one in lists.all()] == empty


def test_a_card_among_several_documents_says_which(show: Show) -> None:
    page = show("several").page
    page.locator("#m-2-1").click()
    expect(page.locator(CARD + " .body > p").first).to_have_text("ours.txt")


def test_a_card_that_is_filtered_away_closes(show: Show) -> None:
    page = show("seed").page
    page.locator(".text .m", has_text="Thwarts").click()
    chip(page, "sides")
    expect(page.locator(CARD)).to_be_hidden()


# --- keys -------------------------------------------------------------------------------------------------------------


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_j_and_k_go_from_finding_to_finding(show: Show) -> None:
    page = show("seed").page
    page.keyboard.press("j")
    assert focused(page) == "m-1-1"
    page.keyboard.press("j")
    assert focused(page) == "m-1-2"
    expect(page.locator(CARD + " .device .n")).to_have_text("2")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert focused(page) == f"m-1-{total(page)}"
    assert page.locator("[aria-current]").count() == 1


def test_what_is_gone_to_is_seen_however_far_away(show: Show) -> None:
    page = show("many").page
    page.keyboard.press("k")
    assert focused(page).startswith("m-60-")
    expect(page.locator("#" + focused(page))).to_be_in_viewport()
    page.locator(".index a").nth(40).click()
    expect(page.locator("#t41")).to_be_in_viewport()


def test_keys_leave_out_what_is_filtered_away(show: Show) -> None:
    page = show("seed").page
    said = chip(page, "sides")
    seen = []
    for _ in range(said + 1):
        page.keyboard.press("j")
        seen.append(focused(page))
    assert len(set(seen)) == said
    assert seen[0] == seen[-1]


def test_enter_leads_into_the_card_and_escape_back(show: Show) -> None:
    page = show("seed").page
    page.locator("#m-1-3").focus()
    page.keyboard.press("Enter")
    assert focused(page).startswith("card")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    assert focused(page) == "m-1-3"


def test_letters_can_be_switched_off_and_do_not_disturb_a_choice(show: Show) -> None:
    page = show("seed").page
    page.get_by_label("Device", exact=True).focus()
    page.keyboard.press("j")
    expect(page.locator(CARD)).to_be_hidden()
    page.locator(".keys input").uncheck()
    page.keyboard.press("j")
    expect(page.locator(CARD)).to_be_hidden()


_WHERE = "(e => e === document.body ? '' : e.tagName + (e.id || e.className || e.value))(document.activeElement)"
_OUTLINED = """(e => [e, e.closest(".chip")].some(one => one && getComputedStyle(one).outlineStyle !== "none"))(
  document.activeElement
)"""


def test_the_tabulator_reaches_everything_and_shows_where_it_is(show: Show) -> None:
    page = show("seed").page
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        where = page.evaluate(_WHERE)
        if not where:
            break
        reached.append(where)
        assert page.evaluate(_OUTLINED), where
    assert reached[0] == "Askip"
    assert reached[1:3] == ["BUTTONprevious", "BUTTONnext"]
    assert len([one for one in reached if one.startswith("Am-1-")]) == total(page)


# --- places where it is read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["seed", "several", "compare", "hostile"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_has_nothing_to_say(name: str, width: int, scheme: str, show: Show) -> None:
    page = show(name, width, color_scheme=scheme).page
    results = [Axe().run(page)]
    if page.locator(".text a.n").count():
        page.locator(".text a.n").first.click()
        results.append(Axe().run(page))
    assert [one.generate_report() for one in results if one.violations_count] == []


def test_axe_has_nothing_to_say_of_a_page_without_scripts(show: Show) -> None:
    page = show("several").page
    page.evaluate("document.documentElement.classList.remove('js'), document.querySelector('.side').remove()")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", ["seed", "several", "compare", "hostile"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(name: str, width: int, show: Show) -> None:
    page = show(name, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_card_comes_from_below_and_closes(show: Show) -> None:
    page = show("seed", 360, has_touch=True).page
    page.locator("#m-1-4").tap()
    card = page.locator(CARD)
    expect(card).to_be_in_viewport()
    assert card.evaluate("e => getComputedStyle(e).position") == "fixed"
    words, sheet = page.locator("#m-1-4").bounding_box(), card.bounding_box()
    assert words and sheet and words["y"] + words["height"] < sheet["y"]
    card.get_by_role("button", name="Close").tap()
    expect(card).to_be_hidden()


@pytest.mark.parametrize("name", ["seed", "several"])
def test_without_scripts_all_can_be_read_and_filters_are_absent(name: str, show: Show) -> None:
    page = show(name, java_script_enabled=False).page
    assert page.locator(".side").count() == 0
    expect(page.locator(".mast .legend")).to_be_visible()
    first = page.locator(".findings li").first
    expect(first.locator(".ask")).to_be_visible()
    page.locator(".text a.n").first.click()
    assert page.url.endswith("#f-1-1")
    first.locator(".to-rule").click()
    rule = page.locator(".rule:target")
    expect(rule.locator("dt", has_text="Passes over")).to_be_visible()


def test_the_dark_is_dark(show: Show) -> None:
    def ground(scheme: str) -> int:
        page = show("seed", color_scheme=scheme).page
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)[:3]))

    assert ground("dark") < 150 < 600 < ground("light")


def test_on_paper_all_findings_and_rules_stand_and_no_controls(show: Show, tmp_path: Path) -> None:
    page = show("seed").page
    page.emulate_media(media="print")
    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator(".mast .legend")).to_be_visible()
    expect(page.locator(".findings li").last).to_be_visible()
    expect(page.locator(".rule").last).to_be_visible()
    assert page.evaluate("document.querySelector('.matrix').scrollWidth <= document.querySelector('main').clientWidth")
    page.pdf(path=tmp_path / "seed.pdf")
    assert (tmp_path / "seed.pdf").read_bytes().startswith(b"%PDF")


# --- what must not happen ---------------------------------------------------------------------------------------------


def test_nothing_of_an_article_runs_and_all_of_it_is_shown(show: Show) -> None:
    page = show("hostile").page
    assert page.evaluate("window.ran") is None
    assert page.locator("img, script:not(head script):not(body > script)").count() == 0
    text = "".join(page.locator(".text .words").all_text_contents())
    for shown_as in (
        "</template><script>",
        'onerror="window.ran = 2"',
        "<U+202E>A reversed line<U+202C>",
        "␀ null",
        "␛[31m",
        "<U+D800>",
        "{{ 7 * 7 }}",
    ):
        assert shown_as in text


def test_marks_of_a_hostile_text_stand_on_their_words(show: Show) -> None:
    page = show("hostile").page
    marked = set(page.locator(".text .m").all_text_contents())
    assert "slammed" in marked


def test_the_policy_stops_what_a_page_may_not_do(show: Show) -> None:
    opened = show("seed")
    blocked = opened.page.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (event) => done(event.violatedDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = 5";
          document.body.append(script);
        })"""
    )
    assert blocked.startswith("script-src")
    assert opened.page.evaluate("window.ran") is None
    opened.said.clear()


def test_a_comparison_shows_the_same_number_on_both_sides(show: Show) -> None:
    page = show("compare").page
    expect(page.locator(".legend")).to_be_visible()
    first = page.locator(".pair").first
    numbers = first.locator(".half .words a.n").all_text_contents()
    assert numbers
    assert set(numbers) <= set(first.locator(".differences .n").all_text_contents())
    left, right = (one.bounding_box() for one in first.locator(".half").all())
    assert left and right
    assert (left["y"], left["x"] < right["x"]) == (right["y"], True)
    page.locator(".half .words a.n").first.click()
    assert page.locator(".differences :target").count() == 1
