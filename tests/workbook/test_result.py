"""The rule of the self-assessment, as the page explains it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook.conftest import DATA, Functions

STANDING = "const all = standing(data, (id) => given[id]);"


def test_a_gap_with_a_deadline_comes_first_then_duties_then_the_lowest_step(js: Functions) -> None:
    answers = {"fri": "nei", "plikt": "litt", "frist": "litt", "frist-to": "nei"}
    found = js.run(f"{STANDING} return gaps(data, all).map((g) => g.id)", answers)
    assert found == ["frist-to", "frist", "plikt", "fri"]


def test_a_duty_of_the_plans_that_applies_already_comes_before_a_deadline(js: Functions) -> None:
    answers = {"plikt": "nei", "frist": "nei", "gjelder": "litt"}
    found = js.run(f"{STANDING} return gaps(data, all).map((g) => g.id)", answers)
    assert found == ["gjelder", "frist", "plikt"]


def test_within_the_same_urgency_the_lowest_step_comes_first(js: Functions) -> None:
    answers = {"fri": "nei", "plikt": "nei", "frist": "nei", "frist-to": "litt"}
    found = js.run(f"{STANDING} return gaps(data, all).map((g) => g.id)", answers)
    assert found == ["frist", "frist-to", "plikt", "fri"]


def test_what_is_unknown_or_unanswered_is_neither_gap_nor_strength(js: Functions) -> None:
    answers = {"fri": "unknown", "plikt": "ja", "frist": "helt"}
    body = (
        f"{STANDING} return [gaps(data, all), strengths(data, all)].map((l) => l.map((g) => g.id))"
    )
    assert js.run(body, answers) == [[], ["frist", "plikt"]]


def test_each_answer_stands_as_itself(js: Functions) -> None:
    answers = {"fri": "unknown", "plikt": "litt", "frist": "tull"}
    found = js.run(f"{STANDING} return all.map(({{step}}) => step)", answers)
    assert found == [-1, 1, -2, -2, -2]  # UNKNOWN and UNANSWERED are negative


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"frist": "ja", "frist-to": "helt"}, "met"),
        ({"frist": "ja", "frist-to": "litt"}, "unmet"),
        ({"frist": "nei", "frist-to": "unknown"}, "unmet"),
        ({"frist": "nei"}, "unmet"),
        ({"frist": "ja", "frist-to": "unknown"}, "unknown"),
        ({"frist": "unknown"}, "unknown"),
        ({"frist": "ja"}, "unanswered"),
        ({}, "unanswered"),
    ],
)
def test_a_duty_is_met_when_all_that_answer_for_it_are_in_place(
    js: Functions, answers: dict[str, str], status: str
) -> None:
    body = f"{STANDING} return dutiesMet(data, all).find((d) => d.id === 'fristen').status"
    assert js.run(body, answers) == status


def test_a_duty_stands_where_its_lowest_step_does(js: Functions) -> None:
    body = f"{STANDING} return dutiesMet(data, all).map((d) => d.step)"
    assert js.run(body, {"plikt": "helt", "frist": "helt", "frist-to": "ja"}) == [3, 2, -2]
    assert js.run(body, {"plikt": "nei", "frist": "helt", "frist-to": "litt"}) == [0, 1, -2]


@pytest.mark.parametrize(
    ("today", "text"),
    [
        ("2026-11-26", "1. juli 2027, 217 dager igjen"),
        ("2027-06-30", "1. juli 2027, 1 dag igjen"),
        ("2027-07-01", "1. juli 2027, i dag"),
        ("2027-07-02", "1. juli 2027, passert"),
    ],
)
def test_a_deadline_says_what_is_left_of_the_time(js: Functions, today: str, text: str) -> None:
    body = "return deadlineOf(data, data.duties.fristen, given).textContent"
    assert js.run(body, today) == text


def test_a_duty_without_a_deadline_says_since_when_it_has_applied(js: Functions) -> None:
    body = "return given.map((id) => deadlineOf(data, data.duties[id], '2026-11-26'))"
    assert js.run(body, ["gjelder", "plikten"]) == ["Gjelder siden 1. juli 2023", "Gjelder nå"]


def group(number: int, answers: dict[str, Any]) -> dict[str, Any]:
    """A group as it is compared."""
    return {"name": f"G{number}", "id": str(number), "answers": list(answers.items())}


GROUPS = "const groups = given.map((g) => ({...g, answers: new Map(g.answers)}));"


def spread(js: Functions, *answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The statements in the order to talk about them."""
    groups = [group(number, found) for number, found in enumerate(answers, 1)]
    body = """return discussion(spreads(data, groups)).map(({id, distance, share, count}) =>
        ({id, distance, count, share: Math.round(share * 100)}))"""
    found: list[dict[str, Any]] = js.run(GROUPS + body, groups)
    return found


def test_the_greatest_distance_is_talked_about_first(js: Functions) -> None:
    found = spread(
        js,
        {"s/fri": "nei", "s/plikt": "litt", "s/frist": "ja"},
        {"s/fri": "litt", "s/plikt": "helt", "s/frist": "ja"},
        {"s/fri": "nei", "s/plikt": "litt", "s/frist": "ja"},
        {"s/fri": "litt", "s/plikt": "litt", "s/frist": "ja"},
    )
    assert found == [
        {"id": "plikt", "distance": 2, "share": 25, "count": 4},
        {"id": "fri", "distance": 1, "share": 50, "count": 4},
    ]


def test_at_the_same_distance_the_more_divided_comes_first(js: Functions) -> None:
    found = spread(
        js,
        {"s/fri": "nei", "s/plikt": "nei"},
        {"s/fri": "nei", "s/plikt": "litt"},
        {"s/fri": "nei", "s/plikt": "nei"},
        {"s/fri": "litt", "s/plikt": "litt"},
    )
    assert [(row["id"], row["share"]) for row in found] == [("plikt", 50), ("fri", 25)]


def test_dont_know_divides_but_adds_no_distance(js: Functions) -> None:
    found = spread(js, {"s/fri": "unknown"}, {"s/fri": "helt"}, {"s/fri": "helt"})
    assert found == [{"id": "fri", "distance": 0, "share": 33, "count": 3}]


def test_a_group_that_has_not_answered_is_left_out(js: Functions) -> None:
    assert spread(js, {"s/fri": "ja"}, {}, {"s/fri": "ja"}) == []


def test_a_question_counts_only_groups_that_have_touched_its_factor(js: Functions) -> None:
    groups = [
        group(1, {"q/a-en/tick": True}),
        group(2, {"q/a-to/note": "noe"}),
        group(3, {"q/b-en/tick": True}),
        group(4, {"q/a-en/tick": True}),
        group(5, {"q/a-en/tick": False, "q/a-to/note": ""}),
    ]
    body = """return splits(data, groups).filter(({differs}) => differs)
      .map(({id, yes, no}) => [id, yes, no])"""
    assert js.run(GROUPS + body, groups) == [["a-en", ["G1", "G4"], ["G2"]]]


def test_what_is_not_applicable_is_an_answer_of_its_own(js: Functions) -> None:
    groups = [
        group(1, {"q/b-to/tick": True}),
        group(2, {"q/b-to/not-applicable": True}),
        group(3, {"q/b-to/not-applicable": True, "q/b-en/note": "noe"}),
        group(4, {"q/b-en/note": "noe"}),
    ]
    body = """return splits(data, groups).filter(({differs}) => differs)
      .map(({id, yes, no, apart}) => [id, yes, no, apart])"""
    assert js.run(GROUPS + body, groups) == [["b-to", ["G1"], ["G4"], ["G2", "G3"]]]
    same = [group(n, {"q/b-to/not-applicable": True}) for n in (1, 2)]
    assert js.run(GROUPS + body, same) == []


def test_what_the_groups_agree_on_is_theirs_and_what_they_dont_is_left_open(js: Functions) -> None:
    groups = [
        group(1, {"s/fri": "ja", "s/plikt": "nei", "s/frist": "ja", "q/a-en/tick": True}),
        group(2, {"s/fri": "ja", "s/plikt": "ja", "q/a-en/tick": True, "q/a-to/tick": True}),
    ]
    groups[0]["answers"] += [
        *(["q/a-to/who", "Kari"], ["q/a-to/due", "2027-05-01"], ["q/a-to/note", "en"]),
        *(["q/b-to/not-applicable", True], ["q/a-en/who", "Per"]),
    ]
    groups[1]["answers"] += [
        *(["q/a-to/who", "Ola"], ["q/a-to/due", "2027-03-01"], ["q/a-to/note", "to"]),
        ["q/a-en/who", "Kari"],
    ]
    body = "return Object.fromEntries(agreedAnswers(data, groups, storeOf({'a/plikt': 'litt'})))"
    assert js.run(GROUPS + body, groups) == {
        "s/fri": "ja",
        "s/plikt": "litt",  # chosen; «frist» is the first group's alone
        "q/a-en/tick": True,
        "q/a-en/who": "Per, Kari",
        "q/a-to/who": "Kari, Ola",
        "q/a-to/due": "2027-03-01",
        "q/a-to/note": "G1: en\nG2: to",
        "q/b-to/not-applicable": True,
    }
    body = """const found = splits(data, groups);
      return found.map(({id, yes, differs}) => [id, yes.length, differs])"""
    assert js.run(GROUPS + body, groups) == [
        *(["a-to", 1, True], ["a-en", 2, True], ["b-en", 0, False], ["b-to", 0, False]),
    ]


def test_a_tick_of_some_groups_against_what_is_agreed_is_left_out_and_told(js: Functions) -> None:
    """The rest of what stands at the question comes along, as does a tick that all have given."""
    groups = [
        group(1, {"s/plikt": "nei", "q/a-en/tick": True, "q/a-en/who": "Kari"}),
        group(2, {"s/plikt": "nei"}),
    ]
    body = """const store = storeOf({});
      return [Object.fromEntries(agreedAnswers(data, groups, store)),
        agreedCounts(data, groups, store), ticksAgainst(data, groups, store).map(
        ({split, found, step}) => [split.id, split.yes, found.id, step])];"""
    assert js.run(GROUPS + body, groups) == [
        {"s/plikt": "nei", "q/a-en/who": "Kari"},
        {"s/plikt": 2, "q/a-en": 1, "q/a-to": 1},
        [["a-en", ["G1"], "plikt", 0]],
    ]
    groups[1]["answers"].append(["q/a-en/tick", True])
    given, counts, against = js.run(GROUPS + body, groups)
    assert (given["q/a-en/tick"], counts["q/a-en"], against) == (True, 2, [])


def test_how_many_groups_have_given_an_answer_is_kept_and_told(js: Functions) -> None:
    """Also in a file, and no longer of what was changed after."""
    body = """let now = 1e12;
      const store = makeStore(makeArea(), () => now);
      const about = {name: "Felles", id: "0".repeat(16), answered: "2026-12-03T10:00:00.000Z",
        agreed: ["A", "B", "C", "D"], counts: {"s/fri": 3, "s/frist": 4, "q/a-en": 1}};
      replaceOwn(store, [["s/fri", "ja"], ["s/frist", "ja"], ["q/a-en/tick", true]], about);
      const text = groupText({...about, occasion: "", saved: about.answered, changed: [],
        counts: countsOf(store)}, ownAnswers(store), data);
      const {group} = readGroup({name: "f", text, size: 1}, data);
      const later = makeStore(makeArea(), () => now);
      replaceOwn(later, [...group.answers], group);
      const by = () => ["s/fri", "q/a-en"].map((key) => givenBy(later, key, data));
      const head = el("p", {}, el("span", {"data-head": "group"}));
      writeHead(head, "", later, data);
      const said = [whoseText(later, data), head.textContent, by()];
      now += 1000;
      later.set({"q/a-en/tick": null});
      return [...said, by(), agreedText({agreed: about.agreed, changed: [],
        counts: {"s/fri": 2, "s/frist": 3, "q/a-en": 1}}, data)];"""
    assert js.run(body) == [
        "felles svar etter svar fra 3 til 4 grupper, 3. desember 2026",
        "felles svar etter svar fra 3 til 4 grupper",
        [3, 1],
        [3, 0],
        "felles svar etter svar fra 2 til 3 av 4 grupper",
    ]


def test_an_answer_chosen_though_no_group_gave_it_is_told_wherever_they_are(
    js: Functions,
) -> None:
    """At the choice, in whose the answers are, also from a file; no longer once it is changed."""
    groups = [group(1, {"s/fri": "nei", "s/plikt": "nei"}), group(2, {"s/plikt": "ja"})]
    body = """let now = 1e12;
      const store = makeStore(makeArea(), () => now);
      store.set({"a/fri": "helt", "a/plikt": "nei"});
      const counts = agreedCounts(data, groups, store);
      const legends = agreement(data, groups, store).map((each) => agreedChoice(
        each.found, each, groups, store, data).querySelector("legend").lastChild.textContent);
      const about = {name: "Felles", id: "0".repeat(16), answered: "2026-12-03T10:00:00.000Z",
        agreed: ["A", "B"], counts};
      replaceOwn(store, agreedAnswers(data, groups, store), about);
      const text = groupText({...about, occasion: "", saved: about.answered, changed: [],
        counts: countsOf(store)}, ownAnswers(store), data);
      const {group} = readGroup({name: "f", text, size: 1}, data);
      const later = makeStore(makeArea(), () => now);
      replaceOwn(later, [...group.answers], group);
      const said = [counts, legends, agreedText(group, data), nameOf(group, data),
        whoseText(later, data)];
      now += 1000;
      later.set({"s/fri": "nei"});
      return [...said, agreedText(agreedOf(later, data), data)];"""
    assert js.run(GROUPS + body, groups) == [
        {"s/fri": 0, "s/plikt": 2},
        [
            " Valgt av dere. Ingen av gruppene har gitt dette svaret. 1 av 2 grupper har svart.",
            " Valgt av dere.",
        ],
        "felles svar fra 2 grupper, 1 svar har ingen av gruppene gitt",
        "Felles, 3. desember 2026, 1 svar har ingen av gruppene gitt",
        "felles svar fra 2 grupper, 1 svar har ingen av gruppene gitt, 3. desember 2026",
        "felles svar fra 2 grupper, 1 svar er endret etterpå",
    ]


def test_a_file_without_a_name_is_saved_and_told_of(js: Functions) -> None:
    body = """return given.map((name) => {
        const form = saveForm(storeOf({"s/fri": "ja", "group/name": name}), data);
        form.find((part) => part.matches(".g-row")).querySelector("[data-save]").click();
        return form.at(-1).textContent;
      });"""
    said, none = js.run(body, ["", "Nav"])
    assert said.startswith("Filen er lagret uten navn på gruppen.")
    assert none == ""


def test_a_file_that_is_replaced_is_the_only_one_not_agreed_on(js: Functions) -> None:
    body = """let now = 1e12;
      const store = makeStore(makeArea(), () => now);
      store.set({"g/1": "x", "g/2": "x", "g/3": "x"});
      const said = [notAgreed(store)];
      store.set({"group/files": openFiles(store).join("\\n")});
      said.push(notAgreed(store));
      now += 1000;
      store.set({"g/3": "y", "g/2": null});
      return [...said, notAgreed(store)];"""
    assert js.run(body) == [3, 0, 1]


def test_what_presupposes_something_that_is_not_begun_is_said(js: Functions) -> None:
    body = """data.statements.fri.presupposes = "frist";
      const said = given.map((answers) =>
        contradictions(storeOf(answers), data).map(({text}) => text));
      data.statements.fri.presupposes = null;
      return said;"""
    given = [
        {"s/fri": "ja", "s/frist": "nei"},
        {"s/fri": "litt", "s/frist": "nei"},
        {"s/fri": "ja", "s/frist": "litt"},
        {"s/fri": "ja"},
    ]
    said = "Se på dette sammen: «Fri.» har svaret «Ja», men «Frist.» har svaret «Nei»."
    assert js.run(body, given) == [[said], [], [], []]


def test_a_duty_whose_statement_goes_against_what_it_presupposes_is_in_doubt(
    js: Functions,
) -> None:
    body = """data.statements.plikt.presupposes = "frist";
      const said = given.map((answers) => {
        const all = standing(data, (id) => answers[`s/${id}`]);
        return [dutiesMet(data, all)[0].status, dutiesOf(data, all).rows[1].cells[2].textContent];
      });
      data.statements.plikt.presupposes = null;
      return said;"""
    given = [{"s/plikt": "ja", "s/frist": "nei"}, {"s/plikt": "ja", "s/frist": "litt"}]
    assert js.run(body, given) == [
        ["doubted", "Usikkert. Trinnet er «Ja», men «Frist.» har svaret «Nei»."],
        ["met", "Ja. Trinnet er «Ja»."],
    ]


def test_answers_are_as_old_as_the_file_they_came_from_until_they_are_changed(
    js: Functions,
) -> None:
    body = """let now = Date.parse("2026-12-10T10:00:00Z");
      const store = makeStore(makeArea(), () => now);
      const about = {name: "Felles svar", id: "0".repeat(16), answered: "2026-12-03T10:00:00.000Z"};
      replaceOwn(store, [["s/fri", "ja"]], {...about, agreed: ["A", "B"]});
      const said = [whoseText(store, data)];
      now += 86400000;
      store.set({"s/plikt": "nei"});
      said.push(whoseText(store, data));
      store.set({"group/agreed": null});
      said.push(whoseText(store, data));
      clearOwn(store);
      store.set({"s/fri": "ja", "g/1": "x", "g/2": "x"});
      return [...said, whoseText(store, data)];"""
    assert js.run(body) == [
        "felles svar fra 2 grupper, 3. desember 2026",
        "felles svar fra 2 grupper, 1 svar er endret etterpå, sist endret 11. desember 2026",
        "svarene fra Felles svar, sist endret 11. desember 2026",
        "egne svar, sist endret 11. desember 2026",
    ]


def test_an_answer_changed_after_groups_agreed_is_told_wherever_they_are(js: Functions) -> None:
    """Changed, given or taken away, also in a file that is saved and opened the next year."""
    body = """let now = 1e12;
      const store = makeStore(makeArea(), () => now);
      const about = {name: "Felles", id: "0".repeat(16), answered: "2026-12-03T10:00:00.000Z"};
      const answers = [["s/fri", "ja"], ["s/frist", "ja"], ["q/a-en/tick", true]];
      replaceOwn(store, answers, {...about, agreed: ["A", "B"]});
      const count = (store) => changedAfter(store, data).length;
      const said = [count(store)];
      now += 1000;
      for (const values of given) {
        store.set(values);
        said.push(count(store));
      }
      const file = {...about, occasion: "", saved: "2026-12-09T10:00:00.000Z"};
      const text = groupText({...file, agreed: ["A", "B"], changed: changedAfter(store, data)},
        ownAnswers(store), data);
      const {group} = readGroup({name: "f", text, size: 1}, data);
      const later = makeStore(makeArea(), () => now);
      replaceOwn(later, [...group.answers], group);
      return [...said, count(later), whoseText(later, data),
        agreedText(group, data)];"""
    changes: list[dict[str, Any]] = [
        {"s/frist": "nei"},
        {"q/a-en/who": "Kari", "q/a-en/tick": None},
        {"s/fri": None},
        {"s/fri": "nei", "group/occasion": "Møte", "m/1/place": 1},
    ]
    assert js.run(body, changes) == [
        *(0, 1, 2, 3, 3, 3),
        "felles svar fra 2 grupper, 3 svar er endret etterpå, sist endret 3. desember 2026",
        "felles svar fra 2 grupper, 3 svar er endret etterpå",
    ]


def test_each_statement_has_its_own_fold_of_what_was_said(js: Functions) -> None:
    """Also where one question helps with two: what one unfolds is not unfolded at the other."""
    body = """const other = {...data, statements: Object.fromEntries(["fri", "plikt"].map((id) =>
        [id, {...data.statements[id], questions: ["a-en"]}]))};
      const groups = ["nei", "ja"].map((step, n) => ({name: `${n}`, answers: new Map([
        ["s/fri", step], ["s/plikt", step], ["q/a-en/note", "Et notat"]])}));
      const place = el("div", {},
        ...discussionOf(groups, splits(other, groups), storeOf({}), other));
      return [...place.querySelectorAll("[data-key^=said]")].map(({dataset}) => dataset.key);"""
    keys = js.run(body)
    assert len(keys) == len(set(keys)) == 2


def test_groups_of_other_times_or_occasions_are_told_of_and_all_can_go(js: Functions) -> None:
    body = """const group = ([occasion, day]) => ({occasion, answered: `${day}T10:00:00.000Z`});
      const store = storeOf({"g/1": "x", "g/2": "x", "a/fri": "ja", "e/1": "x", "s/fri": "ja"});
      removeGroups(store, ["g/1"]);
      const kept = allOf(store);
      removeGroups(store, ["g/2"]);
      return [Object.keys(kept).length, allOf(store),
        ...given.map((groups) => occasionsOf(groups.map(group), data))];"""
    workshop, sequel = ["Workshop", "2026-11-27"], ["Oppfølging", "2026-11-27"]
    given = [
        [],
        [workshop, workshop, ["", "2026-11-28"]],  # one that has not said which
        [workshop, sequel, workshop],
        [["", "2026-11-27"], ["", "2027-11-26"]],
    ]
    assert js.run(body, given) == [
        4,
        {"e/1": "x", "s/fri": "ja"},
        [],
        [],
        ["Workshop, 27. november 2026", "Oppfølging, 27. november 2026"],
        ["27. november 2026", "26. november 2027"],
    ]


def test_the_small_guide_is_as_the_real_one_writes_it(
    book_data: dict[str, Any], data: dict[str, Any]
) -> None:
    """What the tests call the functions with has the shape of what a page has."""

    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return set(value)
        return type(value)

    assert set(data) == set(book_data)
    for table in ("factors", "levels", "questions", "statements"):
        first, ours = (next(iter(source[table].values())) for source in (book_data, DATA))
        assert shape(first) == shape(ours), table
    assert {key for duty in book_data["duties"].values() for key in duty} == {
        key for duty in DATA["duties"].values() for key in duty
    }
