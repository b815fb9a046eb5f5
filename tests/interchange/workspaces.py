"""Workspaces as Hypothesis makes them up: documents in the shape of `okr export --json`, valid as files are."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

STARTS, ENDS = date(2026, 7, 1), date(2026, 9, 30)

_odd = [
    "=1+1",
    "'=x",
    "- a",
    "a: b",
    "#x",
    '[{"',
    "a, b",
    "@me",
    "'Tis",
    "yes",
    "1:30",
    "0x1F",
    "~",
    "1e5",
    "null",
    "é ü 日本",
]
_letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
_plain = st.text(_letters, min_size=1, max_size=12)
line = st.sampled_from(_odd) | st.lists(_plain, min_size=1, max_size=4).map(" ".join)
text = line | st.lists(line, min_size=1, max_size=3).map("\n".join)
slug = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
number = st.integers(-(10**9), 10**9) | st.integers(-(10**8), 10**8).map(lambda whole: whole / 1000)
share = st.integers(0, 100).map(lambda percent: percent / 100)
weight = st.integers(1, 20) | st.sampled_from([0.5, 2.5])
day = st.integers(0, (ENDS - STARTS).days).map(lambda days: (STARTS + timedelta(days)).isoformat())
url = st.sampled_from(["https://acme.example/a?b=c", "http://acme.example", "mailto:ann@acme.example"])
address = st.lists(slug, min_size=2, max_size=3).map("/".join) | slug.map(lambda name: f"2026:company/{name}")
own = st.dictionaries(
    slug.map(lambda name: f"x-{name}"),
    st.recursive(
        st.none() | st.booleans() | number | line,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(slug, inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)


def some(required: dict[str, Any], optional: dict[str, Any]) -> Any:
    """A mapping with some of its optional keys, and now and then keys of the team's own."""
    said = st.fixed_dictionaries(required, optional=optional)
    return st.one_of(said, st.tuples(said, own).map(lambda two: {**two[0], **two[1]}))


links = st.lists(url | some({"url": url}, {"title": line}), min_size=1, max_size=2, unique_by=json.dumps)
tags = st.lists(slug, min_size=1, max_size=3, unique=True)
dropped = some({"date": day}, {"why": text})
window = st.tuples(day, day).map(sorted).map(lambda two: {"starts": two[0], "ends": two[1]})


def _says_something(checkin: dict[str, Any]) -> bool:
    return any(key not in ("date", "by") and not key.startswith("x-") for key in checkin)


def checkins(says: Any) -> Any:
    """Check-ins in order of date; `says` is what each says of the measure."""
    word = some(
        {"date": day},
        {
            "confidence": st.integers(0, 10),
            "status": st.sampled_from(["on_track", "at_risk", "off_track"]),
            "by": slug,
            "note": text,
            "blockers": line | st.lists(text, min_size=2, max_size=3),
            "next": line | st.lists(text, min_size=2, max_size=3),
        },
    )
    each = st.tuples(word, says).map(lambda two: {**two[0], **two[1]}).filter(_says_something)
    return st.lists(each, max_size=3).map(lambda all_: sorted(all_, key=lambda one: one["date"]))


@st.composite
def key_results(draw: Any) -> dict[str, Any]:
    """A key result with one of the measures, or none."""
    optional = {
        "owner": slug, "weight": weight, "unit": line,
        "supports": st.lists(address, min_size=1, max_size=2, unique=True),
        "source_of_truth": text, "kpi": slug, "tags": tags, "links": links, "dropped": dropped,
        "retrospective": some({}, {"score": share, "graded": share, "why": text}).filter(bool),
    }  # fmt: skip
    said: dict[str, Any] = draw(some({"id": slug, "key_result": line}, optional))
    said |= draw(st.just({}) | window)
    says: Any = st.just({})
    match draw(st.sampled_from(["metric", "guardrail", "milestones", "unmeasured"])):
        case "metric":
            said["target"] = draw(number)
            says = st.fixed_dictionaries({}, optional={"value": number})
            if draw(st.booleans()):
                said["baseline"] = draw(number.filter(lambda one: one != said["target"]))
                way = said["target"] - said["baseline"]
                if abs(way) >= 10 and draw(st.booleans()):
                    said["checkpoints"] = [[said["baseline"] + way / 2, 0.25]]
        case "guardrail":
            low, high = sorted(draw(st.tuples(number, number).filter(lambda two: two[0] != two[1])))
            said |= draw(st.sampled_from([{"at_least": low}, {"at_most": high}, {"at_least": low, "at_most": high}]))
            says = st.fixed_dictionaries({}, optional={"value": number})
        case "milestones":
            step = some({"id": slug, "milestone": line}, {"weight": weight})
            said["milestones"] = draw(st.lists(step, min_size=1, max_size=3, unique_by=lambda one: one["id"]))
    said["checkins"] = draw(checkins(says))
    left = [one["id"] for one in said.get("milestones", ())]
    for one in said["checkins"]:
        if left and draw(st.booleans()):
            one["done"] = [left.pop()]
    return said


def unique(each: Any, most: int) -> Any:
    """A list of entries whose ids differ."""
    return st.lists(each, max_size=most, unique_by=lambda one: one["id"])


objectives = st.tuples(
    some(
        {"id": slug, "objective": line, "key_results": unique(key_results(), 3)},
        {
            "owner": slug, "type": st.sampled_from(["aspirational", "committed"]), "weight": weight, "why": text,
            "supports": st.lists(address, min_size=1, max_size=2, unique=True), "tags": tags, "links": links,
            "dropped": dropped,
            "retrospective": some(
                {}, {"score": share, "why": text, "learned": text, "decision": st.sampled_from(["keep", "abandon"])}
            ).filter(bool),
        },
    ),
    st.just({}) | window,
).map(lambda two: {**two[0], **two[1]})  # fmt: skip

teams = some(
    {"id": slug.filter(lambda name: name != "cycle"), "team": line, "objectives": unique(objectives, 2)}, {"lead": slug}
)
cycles = some(
    {
        "id": st.sampled_from(["2026-Q3", "2026", "FY27-Q1", "launch"]),
        "starts": st.just(STARTS.isoformat()),
        "ends": st.just(ENDS.isoformat()),
        "teams": unique(teams, 2),
    },
    {
        "closed": st.just("2026-10-05"),
        "checkin": some({}, {"every": st.just("month") | st.just(14), "grace": st.just(5)}),
    },
)
readings = st.lists(some({"date": day, "value": number}, {"by": slug, "note": text}), max_size=3).map(
    lambda all_: sorted(all_, key=lambda one: one["date"])
)
kpis = some(
    {"id": slug, "kpi": line, "readings": readings},
    {"owner": slug, "team": slug, "at_most": number, "unit": line, "every": st.integers(1, 90)},
)
settings = some(
    {"version": st.just(1)},
    {
        "organization": line, "language": st.sampled_from(["en", "fr"]), "stretch_target": st.sampled_from([0.6, 0.8]),
        "checkin": some({}, {"every": st.just("month") | st.integers(1, 30), "day": st.just("friday")}),
        "people": st.dictionaries(slug, some({}, {"name": line, "email": st.just("ann@acme.example")}), max_size=2),
        "lint": some({}, {"ignore": st.just(["O104"])}), "git": some({}, {"commit": st.booleans()}),
    },
)  # fmt: skip

documents = st.fixed_dictionaries(
    {"schema_version": st.just(1), "workspace": settings, "cycles": unique(cycles, 2), "kpis": unique(kpis, 2)}
)
"""Documents that say what files may say, in the manner of any of them: with defaults, or one entry for a list."""


def write_files(document: dict[str, Any], root: Path) -> None:
    """Write a document as the files of a workspace: JSON is YAML."""

    def write(path: Path, data: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    write(root / "okr.yaml", document["workspace"])
    if document["kpis"]:
        write(root / "kpis.yaml", {"kpis": document["kpis"]})
    for cycle in document["cycles"]:
        rest = {key: each for key, each in cycle.items() if key not in ("id", "teams")}
        write(root / cycle["id"] / "cycle.yaml", rest)
        for team in cycle["teams"]:
            write(
                root / cycle["id"] / f"{team['id']}.yaml",
                {key: each for key, each in team.items() if key != "id"},
            )
