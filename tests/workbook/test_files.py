"""Files from groups: good ones are read, others are named in plain words and change nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.pages.anchors import slugify
from tests.workbook.conftest import Functions, group_file

READ = """
  const file = {name: "g.json", text: given, size: new Blob([given]).size};
  return tried(() => { const {group} = readGroup(file, data);
    return {...group, answers: Object.fromEntries(group.answers)}; });
"""
READ_PLAN = """
  const file = {name: "p.json", text: given, size: new Blob([given]).size};
  return tried(() => readPlan(file, data));
"""
NOT_OURS = (
    "«g.json» er ikke en fil med svar fra arbeidsboken. Velg filen gruppen lagret med «Lagre "
    "svarene som fil»."
)
UNREADABLE = (
    "«g.json» kan ikke leses. Den er av en annen type, kuttet av underveis, eller ikke fra "
    "arbeidsboken. Lagre den på nytt der den kom fra."
)
NOBODY = "gruppen mangler navn eller kjennemerke"
MEASURE = {"id": "00000000000000ab", "what": "Gjør det", "when": "2027-03-01", "level": "plan"}


def damaged(name: str, what: str) -> str:
    """What is said of a damaged file."""
    return f"«{name}.json» er skadet: {what}. Lagre den på nytt der den kom fra."


def bad_answer(key: str) -> str:
    """What is said of a file with an answer that is none."""
    return damaged("g", f"svaret «{key}» er ikke gyldig")


def plan_file(measures: Any, **changed: Any) -> str:
    """A plan's file."""
    document = {"format": "workbook-plan", "version": 1, "guide": "liten", "measures": measures}
    return json.dumps(document | changed)


def test_the_name_of_a_file_keeps_the_base_of_every_letter_and_whole_words(js: Functions) -> None:
    named = {
        "Gáivuotna": "gaivuotna",
        "Ŋuorgu Ŧ Đ ẞ": "nuorgu-t-d-ss",
        "Blåbær & Østre Æ": "blabaer-ostre-ae",
        "Blåbær, ǿǽǥǯłþð".replace("å", "a\u030a"): "blabaer-oaegzlthd",
        "組 –": "",
        "Saksframlegg: Planstrategien tas opp igjen": "saksframlegg-planstrategien-tas-opp",
        "a" * 50: "a" * 40,
    }
    assert js.run("return given.map(fileName)", list(named)) == list(named.values())
    letters = "abcdefghijklmnopqrstuvwxyzæøåáčđŋšŧžäöüßœðþłħıǥʒéèêëñçíóú"
    assert js.run("return given.map(fileName)", list(letters)) == [slugify(x) for x in letters]


def test_a_file_is_read_as_it_was_written(js: Functions) -> None:
    answers = {
        "s/fri": "ja",
        "s/plikt": "unknown",
        "q/a-en/tick": True,
        "q/a-en/who": "Kari",
        "q/a-en/due": "2027-03-01",
        "q/a-en/note": "Linje en\nLinje to «æøå»",
    }
    body = """const told = {name: "Gruppe A", occasion: "Samling i mars", id: "00000000000000aa",
        saved: "2026-11-26T10:00:00.000Z", answered: "2026-11-25T10:00:00.000Z",
        agreed: ["Gruppe B", "Gruppe C"], changed: ["s/fri"], counts: {"s/plikt": 2}};
      const text = groupText(told, Object.entries(given), data);
      const {group, text: kept} = readGroup({name: "g", text, size: 1}, data);
      const {name, occasion, answered, agreed, changed, answers} = group;
      return [name, occasion, answered, agreed, changed, Object.fromEntries(answers),
        kept === text];"""
    told = ["Gruppe A", "Samling i mars", "2026-11-25T10:00:00.000Z", ["Gruppe B", "Gruppe C"]]
    assert js.run(body, answers) == [*told, ["s/fri"], answers, True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", UNREADABLE),
        (group_file({"s/fri": "ja"})[:-20], UNREADABLE),
        ("%PDF-1.7", UNREADABLE),
        ("[]", NOT_OURS),
        ("null", NOT_OURS),
        ('{"schema": 1, "guide": {}}', NOT_OURS),
        (group_file({"s/fri": "ja"}, version=0), NOT_OURS),
        (group_file({"s/fri": "ja"}, version=5), "«g.json» er laget med en nyere utgave av "
         "arbeidsboken. Åpne den i den utgaven, eller be den som drifter nettstedet, om en ny."),
        (group_file({"s/fri": "ja"}, guide="skolevei"), "«g.json» hører til en annen veileder "
         "(skolevei). Åpne den i arbeidsboken der."),
        (group_file({"s/fri": "ja"}, guide=7), "«g.json» hører til en annen veileder (?). "
         "Åpne den i arbeidsboken der."),
        (plan_file([MEASURE]), "«g.json» er en handlingsplan. Åpne den under «Handlingsplan»."),
        (group_file({}), "«g.json» har ingen svar. Be gruppen svare og lagre filen på nytt."),
        (group_file({"s/fri": "ja"}, group=None), damaged("g", NOBODY)),
        (group_file({"s/fri": "ja"}, occasion=7), damaged("g", NOBODY)),
        (group_file({"s/fri": "ja"}, id="../../x"), damaged("g", NOBODY)),
        (group_file({"s/fri": "ja"}, saved="i går"), damaged("g", "tidspunktet er ikke gyldig")),
        (group_file({"s/fri": "ja"}, saved="9999-01-01T00:00:00Z"),
         damaged("g", "tidspunktet er ikke gyldig")),
        (group_file({"s/fri": "ja"}, answered="i fjor"),
         damaged("g", "tidspunktet er ikke gyldig")),
        (group_file({"s/fri": "ja"}, agreed=["A", {}]),
         damaged("g", "listen over grupper er ikke gyldig")),
        (group_file({"s/fri": "ja"}, agreed=["A"] * 31),
         damaged("g", "listen over grupper er ikke gyldig")),
        (group_file({"s/fri": "ja"}, changed=["s/fri/x"]),
         damaged("g", "listen over endrede svar er ikke gyldig")),
        (group_file({"s/fri": "ja"}, counts={"s/fri": 31}),
         damaged("g", "listen over grupper er ikke gyldig")),
        (group_file({"s/fri": "ja"}, counts={"x": 1}),
         damaged("g", "listen over grupper er ikke gyldig")),
        (group_file({"q/a-en/due": "0202-05-01"}), bad_answer("q/a-en/due")),
        (group_file({"s/fri": "ja"}, answers=None), damaged("g", "svarene mangler")),
        (group_file({"s/fri": 3}), bad_answer("s/fri")),
        (group_file({"q/a-en/tick": "ja"}), bad_answer("q/a-en/tick")),
        (group_file({"q/a-en/not-applicable": 1}), bad_answer("q/a-en/not-applicable")),
        (group_file({"q/a-en/due": "2027-02-30"}), bad_answer("q/a-en/due")),
        (group_file({"q/a-en/who": "x" * 2001}), bad_answer("q/a-en/who")),
        (group_file({f"s/a{n}": "ja" for n in range(2001)}), damaged("g", "det er for mange svar")),
        (group_file({"m/1/place": 1}), bad_answer("m/1/place")),
        (group_file({"q/a-en/note": "x" * 300_000}), "«g.json» er for stor (294 kB). "
         "Arbeidsboken åpner filer på høyst 200 kB. Se etter at dere har valgt riktig fil."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_with_what_is_wrong(
    js: Functions, text: str, message: str
) -> None:
    assert js.run(READ, text) == f"! {message}"


@pytest.mark.parametrize(
    "text",
    [
        '{"__proto__": {"polluted": 1}, "format": "workbook-answers"}',
        group_file({"s/fri": "ja"}).replace('"s/fri"', '"__proto__"'),
        group_file({"s/fri": "ja"}).replace('"s/fri": "ja"', '"__proto__": {"polluted": 1}'),
        group_file({"s/constructor": "ja", "s/fri": "constructor"}),
        group_file({"q/prototype/note": "x", "q/to-string/tick": True}),
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 30_000 + "1" + "}" * 30_000,
        group_file({"s/fri": "ja"}, answers={"s/fri": {"a": {"b": {}}}}),
        group_file({"s/fri": "ja"}, format={"toString": 1}),
        group_file({"s/fri": "ja"}, group={"toString": 1}),
    ],
)
def test_a_hostile_file_changes_nothing_but_itself(js: Functions, text: str) -> None:
    found = js.run(READ, text)
    assert isinstance(found, dict) or found.startswith("! «g.json»")
    assert js.run("return [({}).polluted, [].polluted, Object.keys(Object.prototype)]") == [
        None,
        None,
        [],
    ]


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_files_of_this_version_and_of_earlier_ones_are_read(js: Functions, version: int) -> None:
    answers = {"q/a-en/tick": True, "q/a-to/not-applicable": True}
    assert js.run(READ, group_file(answers, version=version))["answers"] == answers


def test_answers_with_names_of_the_language_have_no_place_in_the_guide(js: Functions) -> None:
    found = js.run(READ, group_file({"s/constructor": "ja", "q/constructor/tick": True}))
    assert found["lost"] == 2


def test_texts_lose_what_turns_or_hides_them(js: Functions) -> None:
    text = "snu \u202emeg\u0000 \u200bher\r\nny linje"
    found = js.run(READ, group_file({"q/a-en/note": text}, group="\u202eGruppe\u0007"))
    assert found["answers"] == {"q/a-en/note": "snu  meg   her\nny linje"}
    assert found["name"] == "Gruppe"


def test_a_file_from_an_older_guide_has_its_answers_moved_and_counted(js: Functions) -> None:
    answers = {"q/gammel/tick": True, "s/fristen-gammel": "ja", "q/borte/note": "x", "s/fri": "ja"}
    found = js.run(READ, group_file(answers, guideVersion="0.1.0"))
    assert found["answers"] == {
        "s/fri": "ja",
        "q/borte/note": "x",
        "q/a-en/tick": True,
        "s/frist": "ja",
    }
    assert (found["moved"], found["lost"]) == (2, 1)


TAKE = """
  const store = makeStore();
  const said = [];
  for (const batch of given) {
    const files = batch.map((text, n) => ({name: `g${n}.json`, text, size: text.length}));
    said.push(takeGroups(files, store, data));
  }
  return [said, groupsOf(store, data).map(({name}) => name)];
"""


def numbered(number: int, **changed: Any) -> str:
    """The file of group number so-and-so."""
    name = f"Gruppe {number}"
    return group_file({"s/fri": "ja"}, **({"id": f"{number:016x}", "group": name} | changed))


def test_one_bad_file_stops_no_other_and_loses_nothing_that_is_loaded(js: Functions) -> None:
    said, names = js.run(TAKE, [[numbered(1)], [numbered(2), "{", numbered(3)], ["[]"]])
    assert names == ["Gruppe 1", "Gruppe 2", "Gruppe 3"]
    assert said[1]["said"] == ["Gruppe 2 er åpnet.", "Gruppe 3 er åpnet."]
    assert len(said[1]["failed"]) == len(said[2]["failed"]) == 1


def test_the_same_group_again_takes_the_place_of_the_first_if_it_is_newer(js: Functions) -> None:
    older, newer = "2026-11-26T09:00:00.000Z", "2026-11-26T11:00:00.000Z"
    batches = [
        [numbered(1, saved=older)],
        [numbered(1, saved=newer, group="Gruppe 1b")],
        [numbered(1, saved=older)],
    ]
    said, names = js.run(TAKE, batches)
    assert names == ["Gruppe 1b"]
    assert [found["said"] for found in said[1:]] == [
        ["Gruppe 1b er byttet ut med den nye filen."],
        ["Gruppe 1 er åpnet fra før med nyere svar. De er beholdt."],
    ]


def test_answers_of_another_day_or_occasion_never_take_the_place_of_those_before(
    js: Functions,
) -> None:
    last_year, this_year = "2025-11-20T09:00:00.000Z", "2026-11-26T09:00:00.000Z"
    named = {"group": "Nav"}
    batches = [
        [numbered(1, saved=this_year, **named)],
        [numbered(1, saved=last_year, **named)],
        [numbered(1, saved=this_year, occasion="Møte", **named)],
    ]
    said, names = js.run(TAKE, batches)
    assert names == [
        "Nav (26. november 2026)",
        "Nav (20. november 2025)",
        "Nav (Møte, 26. november 2026)",
    ]
    assert said[1]["said"] == [
        "Nav er åpnet ved siden av svarene gruppen hadde fra før. Disse er fra 20. november 2025. "
        "Skal bare de ene telle, fjerner dere de andre."
    ]
    # Once more is no more.
    again, names = js.run(TAKE, [*batches, *batches])
    assert len(names) == 3
    assert again[5]["said"] == ["Nav er byttet ut med den nye filen."]


def test_thirty_groups_are_taken_and_no_more(js: Functions) -> None:
    said, names = js.run(TAKE, [[numbered(number) for number in range(1, 32)]])
    assert len(names) == 30
    message = "«g30.json» er ikke åpnet. Det er plass til 30 grupper. Fjern en gruppe først."
    assert said[0]["failed"] == [message]


def test_a_file_is_read_once_and_anew_when_another_takes_its_place(js: Functions) -> None:
    """What is drawn at every key reads no file of 200 kB."""
    body = """const store = makeStore();
      const {parse} = JSON;
      let count = 0;
      JSON.parse = (...all) => { count += all[0] === store.text("g/1"); return parse(...all); };
      try {
        return given.map((text) => { store.set({"g/1": text}); count = 0;
          return [groupsOf(store, data)[0].name, groupsOf(store, data)[0].name, count]; });
      } finally { JSON.parse = parse; }"""
    assert js.run(body, [numbered(1), numbered(2)]) == [
        ["Gruppe 1", "Gruppe 1", 1],
        ["Gruppe 2", "Gruppe 2", 1],
    ]


def test_groups_with_the_same_name_are_told_apart(js: Functions) -> None:
    _, names = js.run(TAKE, [[numbered(1, group="Gruppe"), numbered(2, group="Gruppe")]])
    assert names == ["Gruppe", "Gruppe (2)"]


def test_a_plan_comes_back_as_it_was_saved(js: Functions) -> None:
    body = """const store = storeOf({}); addMeasures(store, given);
      const text = planText(measuresOf(store), "2026-11-26T10:00:00.000Z", data);
      const other = makeStore();
      const said = [1, 2].map(() => takePlan({name: "p", text, size: 1}, other, data));
      return [measuresOf(other), said];"""
    whole = MEASURE | {"who": "Kari", "budget": "100 000 kr", "from": "s/fri"}
    whole |= {"status": "done", "note": "Linje en\nLinje to"}
    measures, said = js.run(body, [whole])
    assert measures == [whole]
    assert said == [
        "1 tiltak er lagt til. 0 sto i planen fra før og er ikke endret.",
        "0 tiltak er lagt til. 1 sto i planen fra før og er ikke endret.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "«p.json» er ikke en handlingsplan fra arbeidsboken. Velg filen dere lagret med "
         "«Fil å åpne igjen (JSON)»."),
        (group_file({"s/fri": "ja"}), "«p.json» har svar fra en gruppe. Åpne den under «Grupper»."),
        (plan_file({}), damaged("p", "tiltakene mangler")),
        (plan_file([MEASURE, 3]), damaged("p", "tiltak 2 er ikke gyldig")),
        (plan_file([MEASURE | {"id": "x"}]), damaged("p", "tiltak 1 er ikke gyldig")),
        (plan_file([MEASURE | {"status": "snart"}]), damaged("p", "tiltak 1 er ikke gyldig")),
        (plan_file([MEASURE | {"when": "snart"}]), damaged("p", "tiltak 1 er ikke gyldig")),
        (plan_file([MEASURE, MEASURE | {"id": "00000000000000bb"}, MEASURE | {"what": "Et annet"}]),
         damaged("p", "tiltak 3 har samme «id» som tiltak 1")),
        (plan_file([MEASURE] * 201), "«p.json» har flere enn 200 tiltak. Slett noen der "
         "den kom fra, og lagre den på nytt."),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_used_is_named_with_what_is_wrong(
    js: Functions, text: str, message: str
) -> None:
    assert js.run(READ_PLAN, text) == f"! {message}"


SCRAPS = [
    *('"__proto__":{},', "null", "[[[[", "1e999", "\\u0000", "{", "}", '"', ",", ":", "\\"),
    *("\u202e", "\u0000", "true", "false", "-0", "s/", "q/", "../", "<script>"),
]


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.booleans(),
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 40), st.sampled_from(SCRAPS) | st.text()),
        min_size=1,
        max_size=4,
    ),
)
def test_a_file_damaged_at_random_is_read_or_refused_in_words(
    js: Functions, is_plan: bool, damages: list[tuple[int, int, str]]
) -> None:
    answers = {"s/fri": "ja", "q/a-en/tick": True, "q/a-en/note": "et notat", "q/a-en/who": "Kari"}
    told = {"answered": "2026-11-25T10:00:00.000Z", "agreed": ["Gruppe B", "Gruppe C"]}
    text = (
        plan_file([MEASURE, MEASURE | {"id": "00000000000000bb"}])
        if is_plan
        else group_file(answers, version=4, **told)
    )
    for share, length, scrap in damages:
        start = share * len(text) // 10_000
        text = text[:start] + scrap + text[start + length :]
    text = text.encode("utf-8", "replace").decode()
    found = js.run(READ_PLAN if is_plan else READ, text)
    assert not isinstance(found, str) or found.startswith("! «")
    assert js.run("return Object.keys(Object.prototype).length") == 0
