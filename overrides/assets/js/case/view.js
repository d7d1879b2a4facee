/* A case on the page: which, whose, what it knows, the text, and both ways to take it along. */

import { OWNER } from "../tools/owner.js";
import { toClipboard } from "../guide/clipboard.js";
import { button, el, part, redraw, table } from "../workbook/element.js";
import { saveBlob } from "../workbook/save.js";
import { createStore } from "../workbook/store.js";
import { dayInWords, fileName, fill, today } from "../workbook/text.js";
import { TIMETABLE_STORE } from "../workbook/planned.js";
import { whoseView } from "../workbook/view-whose.js";
import { countedFrom, decidedAt } from "./dates.js";
import { docxOf } from "./docx.js";
import { writtenMeasures } from "./measures.js";
import { mismatchesOf } from "./mismatches.js";
import { bracketsIn, caseOf, plainText } from "./text.js";
/**
 * @import { Child } from "../workbook/element.js"
 * @import { Data } from "../workbook/data.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Cases, Template } from "./data.js"
 * @import { Counted } from "./dates.js"
 * @import { Mismatch } from "./mismatches.js"
 * @import { Block, Known } from "./text.js"
 */

/**
 * @param {HTMLElement} place
 * @param {Store} store the workbook's
 * @param {Store} owner
 * @param {Data} data
 * @param {Cases} cases
 */
export function startCase(place, store, owner, data, cases) {
  const { words } = cases;
  const kept = createStore(() => localStorage, `${data.store}/${TIMETABLE_STORE}`, Date.now);
  const choice = el("select", {}, ...cases.templates.map(({ id, title }) => el("option", { value: id }, title)));
  const told = el("p", { role: "status" });
  const shown = el("div");
  const made = () => {
    kept.read();
    const template = cases.templates.find(({ id }) => id === choice.value) || cases.templates[0];
    const now = new Date();
    const name = owner.text(OWNER).trim() || cases.ownerName;
    const known = { store, data, cases, owner: name, counted: countedFrom(kept, cases, now), now };
    return { template, blocks: caseOf(template, known), known };
  };
  const draw = () => {
    const { template, blocks, known } = made();
    redraw(shown, caseView(template, blocks, known, mismatchesOf(template, known)));
  };
  const save = button(words.save, () => {
    const { template, blocks, known } = made();
    const file = `${[fileName(template.title), fileName(known.owner)].filter(Boolean).join("-")}.docx`;
    const about = { title: template.title, author: known.owner || data.title, locale: cases.locale, moment: known.now };
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
  owner.watch(draw);
  store.watch(draw);
  addEventListener("storage", draw); // the timetable, in another tab
  draw();
  const [title, about, whose] = place.children;
  const field = el("label", { class: "g-field" }, el("span", {}, words.template), choice);
  place.replaceChildren(title, about, whose, field, shown, el("div", { class: "g-buttons" }, save, copy), told);
  choice.focus();
}

/**
 * @param {Template} template
 * @param {Block[]} blocks
 * @param {Known} known
 * @param {Mismatch[]} mismatches
 * @returns {Child[]}
 */
function caseView(template, blocks, known, mismatches) {
  const { store, data, cases, counted, now } = known;
  const { statements, rules, words } = cases;
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
      el("li", {}, measuresText(store, words)),
      counted ? el("li", {}, timetableText(counted, data, words, now)) : noTimetable,
      ...decidedAt(template, known).map((text) => el("li", {}, text)),
    ),
    ...(mismatches.length ? [
      el("h4", { "data-key": "mismatches" }, words.mismatches),
      el("ul", {}, ...mismatches.map((mismatch) => el("li", {}, `${mismatch.text} `, mend(mismatch, data, words)))),
    ] : []),
    el(
      "details",
      { class: "g-fold", "data-key": "case" },
      el("summary", {}, words.show),
      el("div", { class: "g-document__text" }, ...onPage(blocks)),
    ),
  ];
}

/**
 * How many measures the case proposes, and how many of the plan are none of them.
 * @param {Store} store
 * @param {Record<string, string>} words
 */
function measuresText(store, words) {
  const { proposed, done, stopped } = writtenMeasures(store);
  const said = (/** @type {string} */ word, /** @type {unknown[]} */ some) => some.length && fill(word, { n: some.length });
  return [fill(words.from_measures, { n: proposed.length }), said(words.from_done, done), said(words.from_stopped, stopped)]
    .filter(Boolean).join(" ");
}

/**
 * @param {Counted} counted
 * @param {Data} data
 * @param {Record<string, string>} words
 * @param {Date} now
 */
function timetableText({ plan }, data, words, now) {
  const values = { track: plan.track.title, date: dayInWords(plan.meeting, data) };
  return fill(plan.meeting < today(now) ? words.from_timetable_past : words.from_timetable, values);
}

/**
 * The way to the field where something can be mended.
 * @param {Mismatch} mismatch
 * @param {Data} data
 * @param {Record<string, string>} words
 */
function mend({ measure, statement }, data, words) {
  if (statement) {
    const text = fill(words.to_statement, { text: data.statements[statement].text });
    return el("a", { href: `#${data.anchors.statement}-${statement}` }, text);
  }
  if (!measure) return el("a", { href: data.case?.timetable }, words.to_timetable_of);
  const { id, number, field } = measure;
  const column = data.columns[{ what: 0, when: 2, budget: 4, status: 5 }[field]];
  const go = (/** @type {Event} */ event) => {
    const name = CSS.escape(`m/${id}/${field}`);
    const found = part(`[name="${name}"]`);
    if (!found) return;
    event.preventDefault();
    found.focus();
  };
  return el("a", { href: `#${part("[data-plan]")?.id || ""}`, onclick: go }, fill(words.to_measure, { column, n: number }));
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
