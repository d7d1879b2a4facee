/* The plan for paper. */

import { el, part } from "./element.js";
import { dutyOf, levelTitle, originOf, statusTitle, usedCells } from "./plan.js";
import { withoutGroup, writeHead } from "./sheet-head.js";
import { dayInWords, fill, today } from "./text.js";
import { agreedGroups, whoseText } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Measure } from "./files.js"
 * @import { Store } from "./store.js"
 */

/**
 * The plan as a table, since fields don't show all of a long text there.
 * @param {Measure[]} measures
 * @param {Store} store
 * @param {Data} data
 */
export function planSheet(measures, store, data) {
  const { words, columns } = data;
  const caption = el("caption", {}, `${words.plan_title} `, part("[data-blank] .g-sheet-head")?.cloneNode(true));
  writeHead(caption, today(new Date()), store, data);
  const text = whoseText(store, data);
  if (text) {
    if (agreedGroups(store).length) withoutGroup(caption);
    caption.append(el("span", { class: "g-whose" }, ` ${fill(words.origin, { text })}.`));
  }
  const cells = measures.map((measure) => [
    [measure.what || originOf(data, measure.from), dutyOf(data, measure.from)].map((text) => text.trim().replace(/\.$/, ""))
      .filter(Boolean).join(". "),
    measure.who,
    dayInWords(measure.when, data),
    levelTitle(data, measure.level),
    measure.budget,
    statusTitle(data, measure.status),
    measure.note,
  ]);
  // A sheet has no room for columns that nobody has used; what a blank one has, it always has.
  const has = (/** @type {number} */ place) => place < 4 || cells.some((row) => row[place]);
  const used = (/** @type {string[]} */ row) => usedCells(row, data, has);
  const rows = cells.map((row) => el("tr", {}, ...used(row).map((text) => el("td", {}, text))));
  return el(
    "table",
    { class: "g-plan-sheet" },
    caption,
    el("thead", {}, el("tr", {}, ...used(columns).map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, ...rows),
  );
}

/**
 * The plan to paste into a document: as a table, and as lines with tabs between.
 * @param {Measure[]} measures
 * @param {Store} store
 * @param {Data} data
 */
export function planToPaste(measures, store, data) {
  const sheet = planSheet(measures, store, data);
  sheet.caption?.remove();
  sheet.setAttribute("border", "1");
  const line = (/** @type {HTMLTableRowElement} */ { cells }) =>
    [...cells].map(({ textContent }) => (textContent || "").replace(/\s+/g, " ")).join("\t");
  const { plan_title: title } = data.words;
  const text = `${title}\n\n${[...sheet.rows].map(line).join("\n")}\n`;
  return { text, shown: [el("h1", {}, title), sheet] };
}
