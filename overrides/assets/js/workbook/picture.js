/* Pictures of answers: tables with the scale of steps as columns. What a picture shows by place and
   colour, each row says in words too. */

import { el } from "./element.js";
import { stepTitle, UNKNOWN } from "./result.js";
/**
 * @import { Data } from "./data.js"
 * @import { Change } from "./earlier.js"
 * @import { Child } from "./element.js"
 * @import { Found } from "./result.js"
 * @import { Group, Spread } from "./spread.js"
 */

/**
 * A table of statements below their factors, with the steps as heads.
 * @param {Data} data
 * @param {string} caption
 * @param {string[]} heads
 * @param {[string, HTMLTableRowElement[]][]} groups the rows by the heading above them
 */
function scaleTable(data, caption, heads, groups) {
  const { words } = data;
  const bodies = groups.filter(([, rows]) => rows.length).map(([title, rows]) => el(
    "tbody",
    {},
    title && el("tr", {}, el("th", { colspan: 2, scope: "rowgroup", class: "g-scale__factor" }, title)),
    ...rows,
  ));
  return el(
    "table",
    { class: `g-scale g-scale--${heads.length}` },
    el("caption", {}, caption),
    el("thead", {}, el(
      "tr",
      {},
      el("th", { scope: "col" }, words.statement),
      el("th", { scope: "col" }, el("span", { class: "g-hidden" }, words.step), boxes(heads)),
    )),
    ...bodies,
  );
}

/** Cells side by side, one for each step; what they show is said beside. @param {Child[]} contents */
const boxes = (contents) => el(
  "span",
  { class: "g-scale__steps", "aria-hidden": "true" },
  ...contents.map((content) => el("span", {}, content)),
);

/**
 * What a row says in words: to screen readers, and in sight where there is no room for heads, or no
 * mark to see.
 * @param {string} text
 * @param {boolean} [alone]
 */
const saidOf = (text, alone = false) => alone ? [el("span", { class: "g-scale__none" }, text)] : [
  el("span", { class: "g-hidden" }, text),
  el("span", { class: "g-scale__said", "aria-hidden": "true" }, text),
];

/**
 * How far a step reaches: the lowest step is an empty ring, the others a line up to a dot.
 * @param {Data} data
 * @param {number} step UNKNOWN or UNANSWERED show none
 * @param {number[]} [before] where it stood earlier, as rings
 */
function scaleOf(data, step, before = []) {
  const marks = data.steps.map((_, place) => el(
    "span",
    {
      class: [
        "g-scale__mark",
        place > 0 && place <= step && "g-scale__mark--line",
        place === step && (step > 0 ? "g-scale__mark--dot" : "g-scale__mark--ring"),
        before.includes(place) && place !== step && "g-scale__mark--before",
      ].filter(Boolean).join(" "),
    },
  ));
  const scale = boxes(marks);
  scale.classList.add(step < 0 ? "g-scale--none" : data.steps[step].met ? "g-scale--met" : "g-scale--gap");
  return scale;
}

/**
 * Rows by factor, in the order of the guide.
 * @template {Found} T
 * @param {Data} data
 * @param {T[]} all
 * @param {(found: T) => HTMLTableRowElement} row
 * @returns {[string, HTMLTableRowElement[]][]}
 */
const byFactor = (data, all, row) => Object.entries(data.factors).map(([slug, { title }]) =>
  [title, all.filter(({ statement }) => statement.factor === slug).map(row)]);

/**
 * Every statement on the scale.
 * @param {Data} data
 * @param {Found[]} all
 */
export function standingPicture(data, all) {
  const row = (/** @type {Found} */ found) => el(
    "tr",
    {},
    el("th", { scope: "row" }, found.statement.text),
    el("td", {}, scaleOf(data, found.step), ...saidOf(stepTitle(data, found.step), found.step < 0)),
  );
  return scaleTable(data, data.words.picture, data.steps.map(({ title }) => title), byFactor(data, all, row));
}

/**
 * Every statement on the scale with what it was earlier, and which way it has gone.
 * @param {Data} data
 * @param {Change[]} all
 * @param {(found: Change) => string} change
 * @param {(factor: string) => string} direction a factor's
 */
export function changePicture(data, all, change, direction) {
  const row = (/** @type {Change} */ found) => el(
    "tr",
    {},
    el("th", { scope: "row" }, found.statement.text, el("div", { class: `g-change${(found.change || 0) < 0 ? " g-change--down" : found.change ? " g-change--up" : ""}` }, change(found))),
    el("td", {}, scaleOf(data, found.step, found.before), ...saidOf(stepTitle(data, found.step), found.step < 0)),
  );
  const groups = byFactor(data, all, row).map(([title, rows], place) => {
    const told = direction(Object.keys(data.factors)[place]);
    return /** @type {[string, HTMLTableRowElement[]]} */ ([told ? `${title}: ${told}` : title, rows]);
  });
  return scaleTable(data, data.words.changes, data.steps.map(({ title }) => title), groups);
}

/**
 * Where the groups stand: a dot for each, with its number.
 * @param {Data} data
 * @param {Spread[]} order
 * @param {Group[]} groups in the order of their numbers
 * @param {(found: Spread) => Child} more what stands below a statement
 * @param {(found: Spread) => Child} below what stands below the dots
 */
export function spreadPicture(data, order, groups, more, below) {
  const steps = [...data.steps.map((_, step) => step), UNKNOWN];
  const number = new Map(groups.map(({ name }, place) => [name, String(place + 1)]));
  const rows = order.map((found) => {
    const names = (/** @type {number} */ step) => found.groups.get(step) || [];
    const dots = steps.map((step) => el("span", { class: "g-scale__dots" }, ...names(step).map((name) =>
      el("span", { class: "g-dot", title: name }, number.get(name)))));
    const said = steps.filter((step) => names(step).length)
      .map((step) => `${stepTitle(data, step)}: ${names(step).join(", ")}`).join(". ");
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, found.statement.text, more(found)),
      el("td", {}, boxes(dots), ...saidOf(said), below(found)),
    );
  });
  return scaleTable(data, data.words.order, steps.map((step) => stepTitle(data, step)), [["", rows]]);
}
