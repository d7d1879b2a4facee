/* The status on one sheet: how it stands and which way it goes, for those who decide. */

import { standOf } from "./earlier.js";
import { el, table } from "./element.js";
import { answerTo, keyToday } from "./history.js";
import { measuresOf, originOf, statusTitle } from "./plan.js";
import { dutiesMet, gaps, isMet, standing, stepTitle } from "./result.js";
import { sheetHead, withoutGroup } from "./sheet-head.js";
import { splits } from "./spread.js";
import { dayInWords, fill, today } from "./text.js";
import { dutiesOf, dutyText, mustOf } from "./view-result.js";
import { ageOf } from "./view-whose.js";
import { notTheirs, whoseText } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Change } from "./earlier.js"
 * @import { Measure } from "./files.js"
 * @import { Found } from "./result.js"
 * @import { Group } from "./spread.js"
 * @import { Store } from "./store.js"
 */

/** @typedef { {name: string, files: Group[]}} Base what today's answers are compared with */
const MOST_LINES = 5; // measures that the sheet has room for, and changes at least
const ALL_LINES = 16; // changes, gaps and measures together

/**
 * @param {Store} store
 * @param {Data} data
 * @param {(Found & {before?: number[], change?: number|null})[]} all
 * @param {Base|undefined} earlier
 */
export function statusSheet(store, data, all, earlier) {
  const { words } = data;
  const age = ageOf(store, data, today(new Date()));
  const first = gaps(data, all).slice(0, 3);
  const text = whoseText(store, data);
  const head = sheetHead(age.day, store, data);
  withoutGroup(head);
  const plan = planOf(store, data, all);
  return el(
    "section",
    { class: "g-status", "aria-labelledby": "g-status" },
    el("h3", { id: "g-status" }, fill(words.status_title, { title: data.title, date: dayInWords(age.day, data) })),
    head,
    age.text && el("p", { class: "g-old" }, age.text),
    el("p", {}, `${fill(words.origin, { text })}. `, earlier ? fill(words.compared_with, { name: earlier.name }) : words.compared_with_none),
    factorsOf(data, all, !!earlier),
    ticksOf(store, data, earlier),
    dutiesOf(data, all, earlier && dutiesBefore(data, earlier.files)),
    ...movedOf(data, all, Math.max(MOST_LINES, ALL_LINES - first.length - plan.rows)),
    ...(first.length ? [
      el("h4", {}, words.gaps_fewer),
      el("ol", {}, ...first.map((gap) => el(
        "li",
        {},
        `${fill(words.status_gap, { text: gap.statement.text })} `,
        el("span", { class: "g-soft" }, [`${fill(words.gap_now, { step: stepTitle(data, gap.step) })}.`, mustOf(data, gap)].filter(Boolean).join(" ")),
      ))),
    ] : []),
    ...plan.shown,
    el("p", { class: "g-soft" }, `${words.status_ours} ${data.title}. ${data.state}.`),
  );
}

/**
 * What earlier answers are called: whose, on which occasion, from which day.
 * @param {Group} group
 * @param {Data} data
 */
export function nameOf({ given, occasion, answered, ...told }, data) {
  return [given, occasion, dayInWords(today(new Date(answered)), data), ...notTheirs(told, data)].filter(Boolean).join(", ");
}

/**
 * How many questions of the checklists are ticked, now and earlier.
 * @param {Store} store
 * @param {Data} data
 * @param {Base|undefined} earlier
 */
function ticksOf(store, data, earlier) {
  const { words } = data;
  const ids = Object.keys(data.questions);
  const n = ids.filter((id) => answerTo(id, store.get) === "ticked").length;
  const before = earlier ? splits(data, earlier.files).filter(({ yes, no, apart }) => yes.length && !no.length && !apart.length).length : 0;
  if (!n && !before) return false;
  // A list that nobody has touched says nothing of how it stands.
  const isUsed = ids.some((id) => store.keys(`q/${id}/`).length);
  const now = isUsed ? fill(words.status_ticks, { n, total: ids.length }) : words.status_ticks_unused;
  return el("p", {}, earlier ? `${now} ${fill(words.status_ticks_before, { n: before })}` : now);
}

/**
 * What was said of each duty then, by its id; of several files each different answer.
 * @param {Data} data
 * @param {Group[]} files
 */
function dutiesBefore(data, files) {
  const all = files.flatMap(({ answers }) => dutiesMet(data, standing(data, (id) => answers.get(`s/${id}`))));
  return (/** @type {string} */ duty) =>
    [...new Set(all.filter(({ id }) => id === duty).map((found) => dutyText(data, found)))].join(" / ");
}

/**
 * The statements that have gone up or down: those of duties first, then those that went down, and then
 * the longest way.
 * @param {Data} data
 * @param {(Found & {before?: number[], change?: number|null})[]} all
 * @param {number} most how many of them are named
 */
function movedOf(data, all, most) {
  const { words } = data;
  const rank = (/** @type {{change?: number|null}} */ { change }) => (change || 0) < 0 ? change || 0 : 100 - (change || 0);
  const moved = all.filter(({ change }) => change)
    .sort((a, b) => Number(!a.statement.duty) - Number(!b.statement.duty) || rank(a) - rank(b));
  if (!moved.length) return [];
  const items = moved.slice(0, most).map((found) => el("li", {}, fill(words.status_moved, {
    text: found.statement.text, how: changeOf(data, /** @type {Change} */ (found)), step: stepTitle(data, found.step),
  })));
  const more = moved.length - items.length;
  return [
    el("h4", {}, words.status_changes),
    el("ul", {}, ...items, more > 0 && el("li", {}, fill(words.status_more, { n: more }))),
  ];
}

/**
 * @param {Data} data
 * @param {(Found & {before?: number[], change?: number|null})[]} all
 * @param {boolean} earlier whether there is something to compare with
 */
function factorsOf(data, all, earlier) {
  const { words } = data;
  const stands = Object.entries(data.factors).map(([slug, { title }]) => ({ title, ...standOf(data, all, slug) }));
  const row = (/** @type {string} */ title, /** @type {number} */ met, /** @type {number} */ before, /** @type {number} */ total, /** @type {string} */ way) => [
    title, fill(words.of_total, { n: met, total }), ...(earlier ? [fill(words.of_total, { n: before, total }), way] : []),
  ];
  const sum = (/** @type {keyof ReturnType<typeof standOf>} */ key) => stands.reduce((all, each) => all + each[key], 0);
  const moved = {
    up: sum("up"), down: sum("down"), same: sum("same"), apart: sum("apart"),
    blank: sum("blank"), doubt: sum("doubt"), unknown: sum("unknown"), unanswered: sum("unanswered"),
  };
  const rows = stands.map(({ title, met, metBefore, total, ...moved }) => row(title, met, metBefore, total, directionOf(data, moved)));
  const heads = [words.factor, words.status_met, ...(earlier ? [words.last_time, words.direction] : [])];
  return table(words.status_factors, heads, [...rows, row(words.status_sum, sum("met"), sum("metBefore"), sum("total"), directionOf(data, moved))]);
}

/**
 * Which way a factor goes, in words, so that the numbers add up; zeros are left out.
 * @param {Data} data
 * @param {Omit<ReturnType<typeof standOf>, "total"|"met"|"metBefore">} moved
 */
export function directionOf({ words }, { up, down, same, apart, blank, doubt, unknown, unanswered }) {
  return [
    up && fill(words.went_up, { n: up }),
    down && fill(words.went_down, { n: down }),
    same && fill(words.went_nowhere, { n: same }),
    apart && fill(words.went_apart, { n: apart }),
    blank && fill(words.was_unanswered, { n: blank }),
    doubt && fill(words.was_unknown, { n: doubt }),
    unknown && fill(words.went_unknown, { n: unknown }),
    unanswered && fill(words.went_unanswered, { n: unanswered }),
  ].filter(Boolean).join(", ");
}

/**
 * Which way a statement goes, in words.
 * @param {Data} data
 * @param {Change} found
 */
export function changeOf(data, { before, change }) {
  const { words } = data;
  const step = before.map((each) => stepTitle(data, each)).join(" / ") || words.unanswered;
  const was = fill(words.was, { step });
  if (change === null) return was;
  if (change === 0) return words.unchanged;
  const n = Math.abs(change);
  const told = fill(change > 0 ? words.up_by : words.down_by, { steps: fill(words.distance[Math.min(n, 2)], { n }).toLowerCase() });
  return before.length > 1 ? `${told}. ${was}` : told;
}

/**
 * How far the plan has come, what is done or stopped by name, and what is due next, with how many rows
 * that takes.
 * @param {Store} store
 * @param {Data} data
 * @param {Found[]} all
 */
function planOf(store, data, all) {
  const { words } = data;
  const measures = measuresOf(store);
  if (!measures.length) return { shown: [], rows: 0 };
  const now = today(new Date());
  const [done, stopped] = ["done", "stopped"].map((given) => measures.filter(({ status }) => status === given));
  const left = measures.filter((each) => !done.includes(each) && !stopped.includes(each));
  const late = left.filter(({ when }) => when && when < now);
  const counted = [
    fill(words.measures, { n: measures.length }),
    done.length && fill(words.measures_done, { n: done.length }),
    stopped.length && fill(words.measures_stopped, { n: stopped.length }),
    late.length && fill(words.measures_late, { n: late.length }),
  ].filter(Boolean).join(", ");
  const due = (/** @type {string} */ when) => when || "9999";
  const next = [...left].sort((a, b) => due(a.when) < due(b.when) ? -1 : 1).slice(0, MOST_LINES);
  const [what, who, when, , , status] = data.columns;
  const isDone = new Set(all.filter((found) => isMet(data, found)).map(({ id }) => `s/${id}`));
  const nameOf = (/** @type {Measure} */ { what, from }) => (what.trim() || originOf(data, from)).slice(0, 200);
  const named = (/** @type {string} */ word, /** @type {Measure[]} */ some) => some.length > 0 && el("p", {}, fill(word, {
    measures: [
      ...some.slice(0, MOST_LINES).map((each) => `«${nameOf(each).replace(/\.$/, "")}»`),
      ...(some.length > MOST_LINES ? [fill(words.status_more, { n: some.length - MOST_LINES })] : []),
    ].join(", "),
  }));
  const rows = next.map((measure) => [
    nameOf(measure),
    measure.who,
    late.includes(measure) ? el("strong", { class: "g-late" }, fill(words.is_late, { date: dayInWords(measure.when, data) })) : dayInWords(measure.when, data),
    [statusTitle(data, measure.status), isDone.has(keyToday(measure.from, data)) && words.met_already].filter(Boolean).join(". "),
  ]);
  const shown = [
    el("h4", {}, `${words.plan_title}: ${counted}`),
    named(words.status_stopped, stopped),
    named(words.status_done, done),
    rows.length > 0 && table(words.measures_next, [what, who, when, status], rows),
  ];
  return { shown, rows: rows.length + Number(stopped.length > 0) + Number(done.length > 0) };
}
