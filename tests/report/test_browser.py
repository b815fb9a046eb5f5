"""The report as people see it: in a real browser, with and without its script, dark, printed, on a telephone.

Left out, with a word, where there is no browser or Playwright is not installed (`pip install '.[browser]'`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="for the browser: pip install '.[browser]'")
html5lib = pytest.importorskip("html5lib", reason="for the browser: pip install '.[browser]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="for the browser: pip install '.[browser]'")

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (320, 768, 1280, 1920)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "fr")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium():
    """The browser that is installed, without a window."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The example's report in each language."""
    folder = tmp_path_factory.mktemp("reports")
    okr = [sys.executable, "-m", "okrcli", "--dir", str(ROOT / "examples" / "acme")]
    for language in LANGUAGES:
        words = ["--lang", language, "report", "--at", "2026-08-31", "--output", str(folder / f"{language}.html")]
        subprocess.run([*okr, *words], check=True, cwd=folder, capture_output=True)
    return folder


@pytest.fixture
def visit(chromium, reports):
    """Open a report: `visit("en", width=320)`; whatever the console said is a failure in the end."""
    said, contexts = [], []

    def opened(language="en", *, width=1280, height=900, anchor="", **settings):
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or said.append(request.url))
        page.goto((reports / f"{language}.html").as_uri() + anchor)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_valid_html(reports, language):
    html5lib.HTMLParser(strict=True).parse((reports / f"{language}.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[2]])
def test_nobody_is_left_out(visit, scheme, width):
    page = visit(width=width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out_at_any_width(visit, language, width):
    page = visit(language, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_colours_follow_the_system(visit):
    grounds = {visit(color_scheme=one).evaluate("getComputedStyle(document.body).backgroundColor") for one in SCHEMES}
    assert len(grounds) == len(SCHEMES)


def test_an_address_opens_what_it_names(visit):
    page = visit(anchor="#marketing/reference/leads")
    target = page.locator("[id='marketing/reference/leads']")
    assert target.is_visible() and target.evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")


def test_every_link_of_the_page_leads_somewhere(visit):
    page = visit()
    dead = """[...document.querySelectorAll('a[href^="#"]')].map(one => one.getAttribute('href'))
        .filter(to => !document.getElementById(decodeURIComponent(to.slice(1))))"""
    assert page.evaluate(dead) == []


def test_words_and_statuses_narrow_what_is_shown(visit):
    page = visit()
    results = page.locator(".kr")
    everything = results.filter(visible=True).count()
    page.get_by_role("searchbox").fill("DEMO")
    found = results.filter(visible=True)
    assert 0 < found.count() < everything
    page.get_by_role("searchbox").fill("")
    page.get_by_role("combobox").select_option(index=1)
    assert 0 < found.count() < everything
    page.get_by_role("combobox").select_option(index=0)
    assert found.count() == everything


def test_a_click_on_a_heading_sorts(visit):
    page = visit()
    table = page.locator("table:has(th[data-sort])").first
    button = table.locator("th[data-sort] button").first
    names = table.locator("tbody tr > :first-child")
    button.click()
    rising = names.all_inner_texts()
    button.click()
    assert names.all_inner_texts() == rising[::-1] and rising == sorted(rising, key=str.casefold)


def test_the_keyboard_is_enough(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.locator(".kr summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".kr details").first.evaluate("one => one.open")


def test_nothing_is_lost_without_the_script(visit):
    without, with_it = visit(java_script_enabled=False), visit()
    words = [page.locator("main").text_content() for page in (without, with_it)]
    assert "".join(words[0].split()) == "".join(words[1].split())
    assert not without.get_by_role("searchbox").is_visible()
    without.locator(".kr summary").first.click()
    assert without.locator(".kr details").first.locator("svg").first.is_visible()


def test_it_prints_a_team_a_page(visit):
    page = visit()
    page.emulate_media(media="print")
    assert not page.get_by_role("searchbox").is_visible()
    breaks = "[...document.querySelectorAll('.team')].map(one => getComputedStyle(one).breakBefore)"
    assert set(page.evaluate(breaks)) == {"page"}
    assert page.pdf(format="A4")[:5] == b"%PDF-"
