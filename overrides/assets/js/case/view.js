/* A case on the page: which, whose, what it knows, the text, and both ways to take it along. */

import { toClipboard } from "../guide/clipboard.js";
import { button, el, redraw, table } from "../workbook/element.js";
import { measuresOf } from "../workbook/plan.js";
import { saveBlob } from "../workbook/save.js";
import { createStore } from "../workbook/store.js";
import { dayInWords, fileName, fill } from "../workbook/text.js";
import { whoseView } from "../workbook/view-whose.js";
import { meetingsOf, TIMETABLE_STORE, trackOf } from "../timetable/kept.js";
import { countedFrom } from "../timetable/plan.js";
import { docxOf } from "./docx.js";
import { bracketsIn, caseOf, plainText } from "./text.js";
/**
 * @import { Child } from "../workbook/element.js"
 * @import { Data } from "../workbook/data.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Cases } from "./data.js"
 * @import { Block, Latest } from "./text.js"
 */

const MOST_OWNER = 80;

/**
 * @param {HTMLElement} place
 * @param {Store} store the workbook's
 * @param {Data} data
 * @param {Cases} cases
 */
export function startCase(place, store, data, cases) {
  const { words } = cases;
  const kept = createStore(() => localStorage, `${data.store}/${TIMETABLE_STORE}`, Date.now);
  kept.read();
  const choice = el("select", {}, ...cases.templates.map(({ id, title }) => el("option", { value: id }, title)));
  const owner = el("input", { maxlength: MOST_OWNER, autocomplete: "organization" });
  owner.value = kept.text("owner") || cases.ownerName;
  const told = el("p", { role: "status" });
  const shown = el("div");
  const made = () => {
    kept.read();
    const template = cases.templates.find(({ id }) => id === choice.value) || cases.templates[0];
    const now = new Date();
    const { days, text } = timetable(kept, data, cases);
    const name = owner.value.trim();
    const known = { store, data, cases, owner: name, days, now };
    return { template, blocks: caseOf(template, known), name, now, text };
  };
  const draw = () => {
    const { blocks, text } = made();
    redraw(shown, caseView(blocks, text, store, data, cases));
  };
  const save = button(words.save, () => {
    const { template, blocks, name, now } = made();
    const file = `${[fileName(template.title), fileName(name)].filter(Boolean).join("-")}.docx`;
    const about = { title: template.title, author: name || data.title, locale: cases.locale, moment: now };
    saveBlob(file, docxOf(blocks, about));
    told.textContent = fill(words.saved, { file });
  });
  const copy = button(words.copy, async () => {
    const { blocks } = made();
    const done = await toClipboard(plainText(blocks), withHeadings(blocks));
    if (!done) choose(shown);
    told.textContent = done ? words.copied : words.copy_failed;
  });
  choice.addEventListener("input", draw);
  owner.addEventListener("input", () => {
    kept.set({ owner: owner.value.trim() || null });
    draw();
  });
  store.watch(draw);
  draw();
  const [title, about] = place.children;
  const field = (/** @type {string} */ name, /** @type {Element} */ control) =>
    el("label", { class: "g-field" }, el("span", {}, name), control);
  const fields = [field(words.template, choice), field(cases.ownerLabel, owner)];
  place.replaceChildren(title, about, ...fields, shown, el("div", { class: "g-buttons" }, save, copy), told);
  choice.focus();
}

/**
 * The latest days of the reader's timetable by step, and what is said of it.
 * @param {Store} kept
 * @param {Data} data
 * @param {Cases} cases
 */
function timetable(kept, data, { tracks, rules, words }) {
  /** @type {Record<string, Latest>} */
  const days = {};
  const track = trackOf(kept, tracks);
  const counted = rules && track && countedFrom(rules, track, meetingsOf(kept, rules.bodies));
  if (!counted) return { days, text: "" };
  track.steps.forEach(({ id }, place) => { days[id] = counted.found[place]; });
  const date = dayInWords(counted.meeting, data);
  return { days, text: fill(words.from_timetable, { track: track.title, date }) };
}

/**
 * @param {Block[]} blocks
 * @param {string} text of the timetable; empty if there is none
 * @param {Store} store
 * @param {Data} data
 * @param {Cases} cases
 * @returns {Child[]}
 */
function caseView(blocks, text, store, data, { statements, rules, words }) {
  const left = bracketsIn(blocks);
  const total = Object.keys(statements).length;
  const answered = Object.keys(statements).filter((id) => store.get(`s/${id}`) !== undefined).length;
  const to = data.case?.timetable;
  const noTimetable = rules && el("li", {}, `${words.no_timetable} `, to && el("a", { href: to }, words.to_timetable));
  return [
    ...whoseView(store, data),
    el("p", {}, left ? fill(words.brackets, { n: left }) : words.no_brackets),
    el(
      "ul",
      {},
      total > 0 && el("li", {}, fill(words.from_assessment, { n: answered, total })),
      el("li", {}, fill(words.from_measures, { n: measuresOf(store).length })),
      text ? el("li", {}, text) : noTimetable,
    ),
    el(
      "details",
      { class: "g-fold", "data-key": "case" },
      el("summary", {}, words.show),
      el("div", { class: "g-document__text" }, ...onPage(blocks)),
    ),
  ];
}

/**
 * The text as the page shows it: its headings are none of the page's.
 * @param {Block[]} blocks
 */
function onPage(blocks) {
  return grouped(blocks, (block) => {
    if (block.kind === "table") return hideCaption(table(block.name, block.columns, block.rows));
    const isHeading = block.kind === "title" || block.kind === "heading";
    return el("p", { class: isHeading && "g-document__heading" }, block.text);
  });
}

/** The heading above says the same. @param {HTMLTableElement} made */
function hideCaption(made) {
  made.caption?.classList.add("g-hidden");
  return made;
}

/**
 * The text with headings, as a program that it is pasted into reads it.
 * @param {Block[]} blocks
 */
function withHeadings(blocks) {
  return grouped(blocks, (block) => {
    if (block.kind === "table") return table("", block.columns, block.rows);
    const name = block.kind === "title" ? "h1" : block.kind === "heading" ? "h2" : "p";
    return el(name, {}, block.text);
  });
}

/**
 * Elements for blocks; points that follow each other are one list.
 * @param {Block[]} blocks
 * @param {(block: Block) => HTMLElement} make
 */
function grouped(blocks, make) {
  /** @type {HTMLElement[]} */
  const found = [];
  blocks.forEach((block, place) => {
    if (block.kind !== "bullet" && block.kind !== "number") {
      found.push(make(block));
      return;
    }
    if (blocks[place - 1]?.kind !== block.kind) found.push(el(block.kind === "number" ? "ol" : "ul"));
    found[found.length - 1].append(el("li", {}, block.text));
  });
  return found;
}

/** Mark the text, to be copied by hand. @param {Element} shown */
function choose(shown) {
  const details = shown.querySelector("details");
  if (details) details.open = true;
  getSelection()?.selectAllChildren(shown.querySelector(".g-document__text") || shown);
}
