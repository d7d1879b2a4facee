"""Answers follow a question that got a new id, and are shown when it is gone."""

from __future__ import annotations

from tests.workbook.conftest import Functions


def test_answers_follow_as_far_as_the_ids_lead(js: Functions) -> None:
    body = "const store = storeOf(given); moveStored(store, data); return allOf(store);"
    answers = {"q/gammel/tick": True, "q/gammel/note": "x", "s/fristen-gammel": "ja"}
    assert js.run(body, answers) == {"q/a-en/tick": True, "q/a-en/note": "x", "s/frist": "ja"}


def test_where_two_questions_became_one_both_notes_are_kept(js: Functions) -> None:
    body = "const store = storeOf(given); moveStored(store, data); return allOf(store);"
    answers = {
        "q/a-en/note": "her",
        "q/gammel/note": "før",
        "q/eldre/note": "her",
        "q/eldre/who": "K",
    }
    assert js.run(body, answers) == {"q/a-en/note": "her\nfør", "q/a-en/who": "K"}


def test_notes_that_became_one_are_whole_in_the_file_however_long_they_are(js: Functions) -> None:
    body = """const store = storeOf(given); moveStored(store, data);
      addMeasures(store, [{what: "Gjør det", note: store.text("q/a-en/note")}]);
      const told = {name: "A", occasion: "", id: "0".repeat(16), saved: "2026-11-26T10:00:00.000Z",
        answered: "2026-11-26T10:00:00.000Z", agreed: [], changed: []};
      const answers = {name: "a", text: groupText(told, ownAnswers(store), data), size: 1};
      const plan = {name: "p", text: planText(measuresOf(store), told.saved, data), size: 1};
      const {group} = readGroup(answers, data);
      return [group.answers.get("q/a-en/note"), readPlan(plan, data)[0].note];"""
    notes = ["x" * 6000, "y" * 6000]
    answers = {"q/a-en/note": notes[0], "q/gammel/note": notes[1]}
    assert js.run(body, answers) == ["\n".join(notes)] * 2


def test_the_notes_of_many_groups_are_all_kept(js: Functions) -> None:
    body = "return notesOf([{note: given.map((text) => ({text, names: ['A']}))}]).length"
    assert js.run(body, ["x" * 2000] * 30) == 30 * 2003 + 29


def test_of_other_answers_the_one_at_the_right_place_is_kept(js: Functions) -> None:
    body = "const store = storeOf(given); moveStored(store, data); return allOf(store);"
    assert js.run(body, {"s/frist": "nei", "s/fristen-gammel": "ja"}) == {"s/frist": "nei"}
    assert js.run(body, {"q/a-en/who": "Kari", "q/gammel/who": "Ola"}) == {"q/a-en/who": "Kari"}


def test_a_history_that_leads_in_a_ring_stops(js: Functions) -> None:
    body = """const ring = {became: "y", since: "1", why: ""};
      const other = {...data, history: {q: {x: ring, y: {...ring, became: "x"}}, s: {}}};
      return keyToday("q/x/tick", other).startsWith("q/");"""
    assert js.run(body)


def test_an_answer_without_its_question_or_step_is_an_orphan(js: Functions) -> None:
    body = "return given.map(([key, value]) => isOrphan(key, value, data))"
    answers = [
        ["q/a-en/tick", True],
        ["q/borte/tick", True],
        ["s/fri", "ja"],
        ["s/fri", "unknown"],
        ["s/fri", "et-annet-trinn"],
        ["s/borte", "ja"],
        ["m/1/place", 1],
    ]
    assert js.run(body, answers) == [False, True, False, False, True, True, False]
