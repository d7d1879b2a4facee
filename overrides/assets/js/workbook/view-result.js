/* The result of the self-assessment, drawn anew with every answer. */

import { printOne } from "../guide/print-one.js";
import { own } from "./data.js";
import { button, el, part, redraw, say, table } from "./element.js";
import { standingPicture } from "./picture.js";
import {
  addMeasures, isPlace, measureFromStatement, measuresOf, MOST_MEASURES, ofDuty,
} from "./plan.js";
import { dutiesMet, gaps, standing, stepTitle, strengths, UNANSWERED, UNKNOWN } from "./result.js";
import { daysBetween, fill, isDay, today } from "./text.js";
import { sheetHead } from "./sheet-head.js";
import { ageOf, whoseView } from "./view-whose.js";
/**
 * @import { Data, Duty } from "./data.js"
 * @import { Child } from "./element.js"
 * @import { Measure } from "./files.js"
 * @import { DutyFound, Found } from "./result.js"
 * @import { Path } from "./path.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function startResult(store, path, data) {
  const root = part("[data-result]");
  if (!root) return;
  const draw = () => redraw(root, resultOf(store, path, data));
  store.watch(({ keys }) => {
    if ([...keys].some((key) => (/^(?:[sgq]|group)\//).test(key) || isPlace(key))) draw();
  });
  draw();
}

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 * @returns {Child[]}
 */
function resultOf(store, path, data) {
  const { words } = data;
  const all = standing(data, (id) => store.get(`s/${id}`));
  const answered = all.filter(({ step }) => step !== UNANSWERED).length;
  path.count("result", answered ? fill(words.in_place, { n: strengths(data, all).length }) : "");
  if (!answered) return [el("p", {}, words.nothing_answered), ...whoseView(store, data)];
  const { day, text: age } = ageOf(store, data, today(new Date()));
  return [
    sheetHead(day, store, data),
    el("p", {}, fill(words.answered, { n: answered, total: all.length })),
    ...whoseView(store, data),
    age && el("p", { class: "g-old" }, age),
    ...gapsOf(store, path, data, all),
    dutiesOf(data, all),
    ...unknownOf(data, all),
    standingPicture(data, all),
    button(words.print_part, () => printOne(part("[data-result]") || document.body), { class: "g-plain", "data-key": "print result" }),
  ];
}

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 * @param {Found[]} all
 */
function gapsOf(store, path, data, all) {
  const { words } = data;
  const found = gaps(data, all);
  const title = found.length < 3 ? words.gaps_fewer : words.gaps;
  const onward = el("p", { class: "g-row" }, path.next("groups") || path.next("result"));
  if (!found.length) return [el("h3", {}, title), el("p", {}, words.no_gaps), onward];
  const first = found.slice(0, 3);
  const items = first.map((gap) => {
    const { statement } = gap;
    const must = mustOf(data, gap);
    return el(
      "li",
      {},
      el("p", { class: "g-gap__text" }, statement.text),
      must && el("p", { class: "g-gap__must" }, must),
      el("p", {}, `${fill(words.gap_now, { step: stepTitle(data, gap.step) })}. ${fill(words.gap_goal, { goal: statement.goal })}`),
      helpOf(data, gap.id),
      measureButton(store, data, gap.id),
    );
  });
  const have = new Set(measuresOf(store).map(({ from }) => from));
  const fresh = first.filter(({ id }) => !have.has(`s/${id}`));
  const make = () => {
    const made = addMeasures(store, fresh.map(({ id }) => measureFromStatement(data, id)));
    say(made.length ? fill(words.measures_added, { n: made.length }) : fill(words.plan_full, { most: MOST_MEASURES }), !made.length);
  };
  return [
    el("h3", {}, title),
    el("ol", { class: "g-gaps" }, ...items),
    fresh.length > 1
      ? el("p", { class: "g-row" }, button(fill(words.make_measures, { n: fresh.length }), make, { class: "g-button g-button--primary", "data-key": "measures" }))
      : onward,
  ];
}

/**
 * Which duty a statement answers for, and when it is due; empty if for none.
 * @param {Data} data
 * @param {Found} found
 */
export function mustOf(data, { statement }) {
  const { words } = data;
  const duty = statement.duty ? own(data.duties, statement.duty) : undefined;
  return duty ? ofDuty(duty, { deadline: words.gap_deadline, since: words.gap_since, now: words.gap_must }) : "";
}

/**
 * The page and the questions that help with a statement, folded.
 * @param {Data} data
 * @param {string} id
 */
function helpOf(data, id) {
  const { words } = data;
  const statement = data.statements[id];
  const factor = data.factors[statement.factor];
  const questions = statement.questions.filter((question) => own(data.questions, question));
  const items = questions.map((question) =>
    el("li", {}, el("a", { href: `#${data.anchors.question}-${question}` }, data.questions[question].text)));
  return el(
    "details",
    { class: "g-fold", "data-key": `help ${id}` },
    el("summary", {}, questions.length ? words.gap_questions : words.gap_more),
    items.length > 0 && el("ul", {}, ...items),
    el("p", {}, `${words.gap_more}: `, el("a", { href: factor.link }, factor.title)),
  );
}

/**
 * A button that makes a measure of a statement; where the plan has one, the way to it.
 * @param {Store} store
 * @param {Data} data
 * @param {string} id
 * @param {Partial<Measure>} [said] what groups have written of it
 */
export function measureButton(store, data, id, said = {}) {
  const { words } = data;
  const { text } = data.statements[id];
  const n = measuresOf(store).filter(({ from }) => from === `s/${id}`).length;
  const make = button(words.make_measure, () => {
    const measure = measureFromStatement(data, id, said);
    const made = addMeasures(store, [measure]).length > 0;
    const word = made ? words.measure_made : words.plan_full;
    say(fill(word, { what: measure.what || "", most: MOST_MEASURES }), !made);
  }, { class: "g-plain", "data-key": `measure ${id}`, "aria-label": fill(words.make_measure_of, { text }) });
  const link = el("a", { href: `#${data.anchors.plan}` }, fill(words.measures_made, { n }));
  return el("p", { class: "g-row" }, n > 0 ? link : make);
}

/**
 * @param {Data} data
 * @param {Found[]} all
 */
function unknownOf(data, all) {
  const found = all.filter(({ step }) => step === UNKNOWN);
  if (!found.length) return [];
  const { words } = data;
  const items = found.map(({ id, statement }) => el("li", {}, statement.text, helpOf(data, id)));
  return [el("h3", {}, words.find_out), el("p", {}, words.find_out_text), el("ul", {}, ...items)];
}

/**
 * Whether each duty is met, and by when it must be.
 * @param {Data} data
 * @param {Found[]} all
 * @param {(duty: string) => string} [before] what is said of it from the last time
 */
export function dutiesOf(data, all, before) {
  const { words } = data;
  const now = today(new Date());
  const rows = dutiesMet(data, all).map((found) => [
    found.duty.title,
    deadlineOf(data, found.duty, now),
    el("span", { class: `g-duty-status g-duty-status--${found.status}` }, dutyText(data, found)),
    ...(before ? [before(found.id)] : []),
  ]);
  return table(words.duties, [words.duty, words.duty_when, words.status, ...(before ? [words.last_time] : [])], rows);
}

/**
 * Whether a duty is met, in words.
 * @param {Data} data
 * @param {DutyFound} found
 */
export const dutyText = (data, { status, step, other }) => fill(data.words[`duty_${status}`], {
  step: step >= 0 ? stepTitle(data, step) : "", other: other?.statement.text || "", first: stepTitle(data, 0),
});

/**
 * A duty's deadline, with what is left of the time on screen; of one without, since when it has
 * applied.
 * @param {Data} data
 * @param {Duty} duty
 * @param {string} now YYYY-MM-DD
 */
function deadlineOf(data, duty, now) {
  const { words } = data;
  if (!duty.deadline) {
    return ofDuty(duty, { deadline: "", since: words.applies_since, now: words.applies_now });
  }
  const date = duty.deadlineText || duty.deadline;
  if (!isDay(duty.deadline)) return date;
  const n = daysBetween(now, duty.deadline);
  const word = n < 0 ? words.deadline_past : n === 0 ? words.deadline_today : n === 1 ? words.deadline_one : words.deadline_left;
  // A number of days is none for paper; that it has passed stays so.
  return el("span", {}, date, el("span", n < 0 ? {} : { class: "g-left" }, `, ${fill(word, { n })}`));
}
