/* The status on one sheet: how it stands and which way it goes, for those who decide. */

import { standOf } from "./earlier.js";
import { el, part, table } from "./element.js";
import { measuresOf, originOf, statusTitle } from "./plan.js";
import { gaps, stepTitle } from "./result.js";
import { writeHead } from "./sheet-head.js";
import { dayInWords, fill, today } from "./text.js";
import { dutiesOf, mustOf } from "./view-result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Change } from "./earlier.js"
 * @import { Found } from "./result.js"
 * @import { Group } from "./spread.js"
 * @import { Store } from "./store.js"
 */

const MOST_LINES = 5; // measures that the sheet has room for

/**
 * @param {Store} store
 * @param {Data} data
 * @param {(Found & {change?: number|null})[]} all
 * @param {Group|undefined} earlier
 */
export function statusSheet(store, data, all, earlier) {
  const { words } = data;
  const head = el("p", { class: "g-sheet-line" }, part("[data-blank] .g-sheet-head")?.cloneNode(true));
  writeHead(head, true, store, data);
  const first = gaps(data, all).slice(0, 3);
  return el(
    "section",
    { class: "g-status", "aria-labelledby": "g-status" },
    el("h3", { id: "g-status" }, fill(words.status_title, { date: dayInWords(today(new Date()), data) })),
    head,
    el("p", {}, earlier ? fill(words.compared_with, { name: nameOf(earlier, data) }) : words.compared_with_none),
    factorsOf(data, all, earlier),
    dutiesOf(data, all),
    ...(first.length ? [
      el("h4", {}, words.gaps_fewer),
      el("ol", {}, ...first.map((gap) => el(
        "li",
        {},
        `${gap.statement.text} `,
        el("span", { class: "g-soft" }, [`${fill(words.gap_now, { step: stepTitle(data, gap.step) })}.`, mustOf(data, gap)].filter(Boolean).join(" ")),
      ))),
    ] : []),
    ...planOf(store, data),
    el("p", { class: "g-soft" }, `${words.status_ours} ${data.title}. ${data.state}.`),
  );
}

/**
 * What earlier answers are called: whose, on which occasion, from which day.
 * @param {Group} group
 * @param {Data} data
 */
export function nameOf({ given, occasion, saved }, data) {
  return [given, occasion, dayInWords(today(new Date(saved)), data)].filter(Boolean).join(", ");
}

/**
 * @param {Data} data
 * @param {(Found & {change?: number|null})[]} all
 * @param {Group|undefined} earlier
 */
function factorsOf(data, all, earlier) {
  const { words } = data;
  const rows = Object.entries(data.factors).map(([slug, { title }]) => {
    const { total, met, ...moved } = standOf(data, all, slug);
    return [title, fill(words.of_total, { n: met, total }), ...(earlier ? [directionOf(data, moved)] : [])];
  });
  return table(words.status_factors, [words.factor, words.status_met, ...(earlier ? [words.direction] : [])], rows);
}

/**
 * Which way a factor goes, in words; zeros are left out.
 * @param {Data} data
 * @param { {up: number, down: number, same: number}} moved
 */
export function directionOf({ words }, { up, down, same }) {
  return [
    up && fill(words.went_up, { n: up }),
    down && fill(words.went_down, { n: down }),
    same && fill(words.went_nowhere, { n: same }),
  ].filter(Boolean).join(", ");
}

/**
 * Which way a statement goes, in words.
 * @param {Data} data
 * @param {Change} found
 */
export function changeOf(data, { before, change }) {
  const { words } = data;
  if (change === null) return fill(words.was, { step: stepTitle(data, before) });
  if (change === 0) return words.unchanged;
  const n = Math.abs(change);
  return fill(change > 0 ? words.up_by : words.down_by, { steps: fill(words.distance[Math.min(n, 2)], { n }).toLowerCase() });
}

/**
 * How far the plan has come, and what is due next.
 * @param {Store} store
 * @param {Data} data
 */
function planOf(store, data) {
  const { words } = data;
  const measures = measuresOf(store);
  if (!measures.length) return [];
  const now = today(new Date());
  const left = measures.filter(({ status }) => status !== "done");
  const late = left.filter(({ when }) => when && when < now);
  const counted = [
    fill(words.measures, { n: measures.length }),
    left.length < measures.length && fill(words.measures_done, { n: measures.length - left.length }),
    late.length && fill(words.measures_late, { n: late.length }),
  ].filter(Boolean).join(", ");
  const due = (/** @type {string} */ when) => when || "9999";
  const next = [...left].sort((a, b) => due(a.when) < due(b.when) ? -1 : 1).slice(0, MOST_LINES);
  const [what, who, when, , , status] = data.columns;
  const rows = next.map((measure) => [
    (measure.what || originOf(data, measure.from)).slice(0, 200),
    measure.who,
    dayInWords(measure.when, data),
    statusTitle(data, measure.status),
  ]);
  return [
    el("h4", {}, `${words.plan_title}: ${counted}`),
    rows.length > 0 && table(words.measures_next, [what, who, when, status], rows),
  ];
}
