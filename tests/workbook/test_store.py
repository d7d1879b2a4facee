"""What is answered is kept: once for all tabs, and gone when it is deleted."""

from __future__ import annotations

import pytest

from tests.workbook.conftest import Functions


def test_nothing_is_stored_before_the_first_answer(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), store = makeStore(area);
        store.read();
        const before = [store.state(), area.held.size];
        store.set({"s/a": "ja"});
        return [...before, store.state(), area.held.size];
    """)
    assert found == ["empty", 0, "stored", 1]


def test_what_was_stored_is_there_again(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), store = makeStore(area);
        store.set({"q/a/tick": true, "q/a/note": "æøå\\n«»", "m/1/place": 2});
        const again = makeStore(area);
        again.read();
        return [again.state(), allOf(again)];
    """)
    values = {"q/a/tick": True, "q/a/note": "æøå\n«»", "m/1/place": 2}
    assert found == ["stored", values]


def test_two_tabs_keep_what_each_has_answered(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.read(); two.read();
        one.set({"s/a": "ja"});
        two.set({"s/b": "nei"});
        one.set({"s/c": "litt"});
        one.read(); two.read();
        return [allOf(one), allOf(two)];
    """)
    everything = {"s/a": "ja", "s/b": "nei", "s/c": "litt"}
    assert found == [everything, everything]


def test_of_two_answers_to_the_same_the_later_is_kept_in_both_tabs(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja"});
        two.set({"s/a": "nei"});   // the clock stands still, yet this one came later
        one.read();
        return [one.get("s/a"), two.get("s/a")];
    """)
    assert found == ["nei", "nei"]


def test_two_tabs_that_answered_at_the_same_moment_choose_alike(js: Functions) -> None:
    """Each takes in the other's answer, and both keep the same one of the two."""
    values = ["ja", "nei", "", None, True, False, 1, 10, 2]
    found = js.run(
        """
        const kept = (mine, theirs) => {
          const entries = new Map([["s/a", {v: mine, t: 1000}]]);
          takeLater(entries, new Map([["s/a", {v: theirs, t: 1000}]]));
          return entries.get("s/a").v;
        };
        return given.flatMap((a) => given.map((b) => [a, b, kept(a, b), kept(b, a)]));
    """,
        values,
    )
    assert len(found) == len(values) ** 2
    for one, other, kept, kept_there in found:
        assert kept is kept_there or kept == kept_there, (one, other)
        assert type(kept) is type(kept_there), (one, other)
        assert kept in (one, other)
    assert js.run("return wins({v: 'ja', t: 1}, {v: 'ja', t: 1})") is False
    assert js.run("return wins({v: 'a', t: 2}, {v: 'b', t: 1})") is True


def test_what_one_tab_removed_the_other_does_not_bring_back(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja", "s/b": "ja"});
        two.read();
        one.set({"s/a": null});
        two.set({"s/b": "nei"});
        one.read();
        return [allOf(one), allOf(two)];
    """)
    assert found == [{"s/b": "nei"}, {"s/b": "nei"}]


def test_two_tabs_that_know_the_same_write_no_more(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja"}); two.set({"s/b": "ja"});
        one.read(); two.read();
        const before = area.writes;
        for (let i = 0; i < 5; i += 1) { one.read(); two.read(); }
        return area.writes - before;
    """)
    assert found == 0


def test_a_write_that_lost_the_race_is_made_good(js: Functions) -> None:
    """Two processes may read before either has written; the one that was overwritten says so."""
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja"}); two.read();
        const before = area.held.get("x");
        one.set({"s/b": "ja"});
        area.held.set("x", before);      // as if the other had written at the same moment
        two.set({"s/c": "ja"});
        one.read();                      // the other's writing is heard of
        two.read();
        return [allOf(one), allOf(two)];
    """)
    everything = {"s/a": "ja", "s/b": "ja", "s/c": "ja"}
    assert found == [everything, everything]


def test_deleting_everything_leaves_nothing_in_any_tab(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja"}); two.read();
        one.clear();
        two.read();
        return [area.held.size, allOf(one), allOf(two), one.state(), two.state()];
    """)
    assert found == [0, {}, {}, "empty", "empty"]


def test_a_tab_that_slept_through_the_deletion_brings_nothing_back(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), one = makeStore(area), two = makeStore(area);
        one.set({"s/a": "ja"}); two.read();
        one.clear();
        one.set({"s/b": "ja"});
        two.set({"s/c": "ja"});
        one.read();
        return [allOf(one), allOf(two)];
    """)
    assert found == [{"s/b": "ja", "s/c": "ja"}, {"s/b": "ja", "s/c": "ja"}]


def test_a_blocked_storage_is_told_of_and_the_page_works_on(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(); area.mode = "blocked";
        const store = makeStore(area);
        store.read();
        const before = store.state();
        store.set({"s/a": "ja"}); store.read();
        store.set({"s/b": "nei"});
        return [before, store.state(), allOf(store)];
    """)
    assert found == ["blocked", "blocked", {"s/a": "ja", "s/b": "nei"}]


def test_a_full_storage_keeps_what_it_has_and_the_page_works_on(js: Functions) -> None:
    found = js.run("""
        const area = makeArea(), store = makeStore(area);
        store.set({"s/a": "ja"});
        area.mode = "full";
        store.set({"s/b": "nei"});
        const full = [store.state(), allOf(store)];
        area.mode = "open";
        store.set({"s/c": "ja"});
        const again = makeStore(area); again.read();
        return [...full, store.state(), allOf(again)];
    """)
    both = {"s/a": "ja", "s/b": "nei"}
    assert found == ["full", both, "stored", both | {"s/c": "ja"}]


def test_what_is_none_of_ours_in_the_storage_is_left_out(js: Functions) -> None:
    for text in ("", "{", "[]", "null", '{"format":2}', '{"format":1,"begun":"a","entries":{}}'):
        assert js.run("return readTable(given)", text) is None, text
    rows = '["s/a","ja",1],["s/b",{},1],["s/c"],7,["__proto__","x",1],[1,"x",1],["s/d","ja",null]'
    text = f'{{"format":1,"begun":"a","entries":[{rows}]}}'
    body = "return [[...readTable(given).entries.keys()], ({}).x === undefined]"
    assert js.run(body, text) == [["s/a", "__proto__"], True]


NEWER = '{"format":2,"begun":"a","entries":[["s/a","ja",1]]}'
LONG = f'{{"format":1,"begun":"a","entries":[{",".join(["[1]"] * 60_000)}]}}'


@pytest.mark.parametrize(
    "text", [NEWER, '{"format":"1"}', LONG, "{", "null", "[]", "7"], ids=lambda text: text[:12]
)
def test_what_cannot_be_read_in_the_storage_is_kept_until_it_is_deleted(
    js: Functions, text: str
) -> None:
    found = js.run(
        """
        const area = makeArea(), store = makeStore(area);
        area.held.set("x", given);
        store.read();
        store.set({"s/b": "nei"});
        store.read();
        const kept = [store.state(), area.held.get("x") === given, allOf(store), area.writes];
        store.clear();
        store.set({"s/c": "ja"});
        const again = makeStore(area); again.read();
        return [...kept, store.state(), allOf(again)];
        """,
        text,
    )
    assert found == ["foreign", True, {"s/b": "nei"}, 0, "stored", {"s/c": "ja"}]


def test_a_newer_page_in_another_tab_is_not_written_over(js: Functions) -> None:
    found = js.run(
        """
        const area = makeArea(), store = makeStore(area);
        store.set({"s/a": "ja"});
        area.held.set("x", given);
        store.set({"s/b": "nei"});
        const kept = [store.state(), area.held.get("x") === given, allOf(store)];
        area.held.delete("x");           // deleted in the newer page
        store.set({"s/c": "ja"});
        const again = makeStore(area); again.read();
        return [...kept, store.state(), allOf(again)];
        """,
        NEWER,
    )
    both = {"s/a": "ja", "s/b": "nei"}
    assert found == ["foreign", True, both, "stored", both | {"s/c": "ja"}]


def test_a_moment_that_nobody_can_have_meant_is_left_out(js: Functions) -> None:
    """Or nothing that is set later would ever be the latest."""
    rows = '["s/a","ja",1e308],["s/b","ja",-1],["s/c","ja",1e15],["s/d","ja",1700000000000]'
    text = f'{{"format":1,"begun":"a","entries":[{rows}]}}'
    assert js.run("return [...readTable(given).entries.keys()]", text) == ["s/d"]


def test_what_was_removed_longest_ago_is_forgotten_before_the_table_is_too_long(
    js: Functions,
) -> None:
    found = js.run("""
        const area = makeArea(); let now = 1000;
        const store = makeStore(area, () => now);
        store.set({"s/kept": "ja"});
        for (let turn = 0; turn < 6; turn += 1) {
          const keys = Array.from({length: 1000}, (_, n) => `m/${turn}-${n}/what`);
          now += 1000; store.set(keys.map((key) => [key, "x"]));
          now += 1000; store.set(keys.map((key) => [key, null]));
        }
        const rows = JSON.parse(area.held.get("x")).entries;
        return [store.state(), rows.length, rows.length < MOST_ROWS, rows[0][0],
                rows.some(([key]) => key.startsWith("m/5")),
                rows.some(([key]) => key.startsWith("m/0"))];
    """)
    assert found == ["stored", 4000, True, "s/kept", True, False]
