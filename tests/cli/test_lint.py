"""What `okr lint` reads, and how often."""

from __future__ import annotations

from okrcli.yaml import compose as composing


def test_lint_of_a_sound_workspace(okr, workspace):
    assert okr("lint", "--select", "E") == (0, "", "Nothing to say.\n")


def test_each_file_is_composed_once(okr, workspace, monkeypatch):
    read = []

    def counted(text: str, *more: object) -> object:
        read.append(text)
        return read_text(text, *more)

    read_text = composing.read_text
    monkeypatch.setattr(composing, "read_text", counted)
    monkeypatch.setenv("OKR_CACHE", "0")
    (workspace / "okr.yaml").write_text("version: 1\nlint: {ignore: [KR]}  # okr: ignore[S104]\n", encoding="utf-8")
    for words in (), ("--select", "K,S"), ("--json",):
        read.clear()
        composing.compose.cache_clear()  # as a process of its own begins
        okr("lint", *words)
        assert read
        assert sorted(read) == sorted(set(read))


def test_a_cycle_is_not_closed_before_it_starts(okr, workspace):
    with (workspace / "2026-Q3" / "cycle.yaml").open("a") as cycle:
        cycle.write("closed: 2026-06-30\n")
    run = okr("lint")
    assert run.code == 3
    assert "E318" in run.out
