/* A case: a text of the guide, filled in with what the reader has answered. What isn't answered stays
   in its brackets; nothing is said that nobody has said. */

import { own } from "../workbook/data.js";
import { measuresOf, originOf } from "../workbook/plan.js";
import { standing, stepTitle, UNANSWERED, UNKNOWN } from "../workbook/result.js";
import { dayInWords, fill, today } from "../workbook/text.js";
import { assessedBy } from "../workbook/whose.js";
/**
 * @import { Data } from "../workbook/data.js"
 * @import { Measure } from "../workbook/files.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Cases, Part, Passage, Template } from "./data.js"
 */

/**
 * @typedef {"title"|"heading"|"paragraph"|"bullet"|"number"|"note"} Kind
 * @typedef { {kind: Kind, text: string}} Line
 * @typedef { {kind: "table", name: string, columns: string[], rows: string[][]}} Grid
 * @typedef {Line|Grid} Block
 * @typedef { {day: string, held: boolean}} Latest
 * @typedef { {store: Store, data: Data, cases: Cases, owner: string, days: Record<string, Latest>, now: Date}} Known
 *   `days` are the latest days of the steps of the reader's timetable
 */

export const BRACKETS = /\[[^[\]]*\]/g;

/** A text in brackets: what is to be answered. @param {string} text */
const open = (text) => `[${text.replace(/\[/g, "(").replace(/\]/g, ")")}]`;

/**
 * The case.
 * @param {Template} template
 * @param {Known} known
 * @returns {Block[]}
 */
export function caseOf(template, known) {
  const { data, cases, now } = known;
  const note = fill(cases.words.drawn_up, {
    date: dayInWords(today(now), data), title: data.title, version: data.version, state: data.state,
  });
  return [
    { kind: "title", text: template.title },
    ...template.parts.flatMap((part) => partOf(part, template.title, known)),
    { kind: "note", text: note },
  ];
}

/**
 * @param {Part} part
 * @param {string} title
 * @param {Known} known
 * @returns {Block[]}
 */
function partOf(part, title, known) {
  const line = (/** @type {Kind} */ kind) => (/** @type {Passage} */ passage) => ({ kind, text: passageOf(passage, known) });
  const bare = (/** @type {string} */ text) => passageOf({ text, days: [] }, known);
  /** @type {Block[]} */
  const heading = part.heading ? [{ kind: "heading", text: bare(part.heading) }] : [];
  const assessed = part.from === "assessment" ? assessmentOf(known) : [];
  const points = assessed.length ? assessed : part.points.map(line(part.numbered ? "number" : "bullet"));
  const written = [...heading, ...part.paragraphs.map(line("paragraph")), ...points];
  if (!part.columns.length) return written;
  const measures = part.from === "measures" ? measuresOf(known.store) : [];
  const empty = part.columns.map((column) => open(column.toLowerCase()));
  const rows = measures.length ? measures.map((measure) => measureRow(measure, empty, known))
    : part.rows.map((first) => [first ? bare(first) : empty[0], ...empty.slice(1)]);
  return [...written, { kind: "table", name: part.heading || title, columns: part.columns, rows }];
}

/**
 * A text with its brackets filled in as far as is known.
 * @param {Passage} passage
 * @param {Known} known
 */
function passageOf({ text, days: steps }, { cases, owner, days, data }) {
  const ownerBracket = open(cases.owner).toLowerCase();
  let place = -1;
  return text.replace(BRACKETS, (bracket) => {
    if (bracket.toLowerCase() === ownerBracket) return owner || bracket;
    place += 1;
    const step = (steps[place] || []).find((id) => own(days, id));
    const latest = step && own(days, step);
    if (!latest) return bracket;
    const date = dayInWords(latest.day, data);
    return latest.held ? date : fill(cases.words.latest, { date });
  });
}

/**
 * What has been answered of each duty; nothing where nothing has been.
 * @param {Known} known
 * @returns {Line[]}
 */
function assessmentOf({ store, data, cases }) {
  const { words } = cases;
  const found = standing(data, (id) => store.get(`s/${id}`)).filter(({ id }) => own(cases.statements, id));
  const answered = found.filter(({ step }) => step !== UNANSWERED);
  if (!answered.length) return [];
  const goal = data.steps.findIndex(({ met }) => met);
  const lines = found.map(({ id, step }) => {
    const { text, steps } = cases.statements[id];
    if (step === UNANSWERED) return open(fill(words.unanswered, { text: data.statements[id].text }));
    if (step === UNKNOWN) return fill(words.unknown, { text });
    // A step above that which says it is in place, adds to it.
    const base = step > goal ? `${data.statements[id].goal} ` : "";
    return fill(words.step, { step: stepTitle(data, step), text: `${base}${steps[data.steps[step].id]}` });
  });
  /** @type {Line} */
  const first = { kind: "paragraph", text: assessedBy(store, answered.map(({ id }) => id), data) };
  return [first, ...lines.map((text) => /** @type {Line} */ ({ kind: "bullet", text }))];
}

/**
 * @param {Measure} measure
 * @param {string[]} empty what stands in a cell that nobody has filled in
 * @param {Known} known
 */
function measureRow({ what, who, when, level, budget, from }, empty, { data }) {
  const plan = Object.keys(data.levels).length ? [own(data.levels, level)?.title || ""] : [];
  const cells = [what || originOf(data, from), who, when && dayInWords(when, data), ...plan, budget];
  return cells.map((text, place) => text.trim() || empty[place]);
}

/**
 * How many brackets a case has left.
 * @param {Block[]} blocks
 */
export function bracketsIn(blocks) {
  const texts = blocks.flatMap((block) => block.kind === "table" ? block.rows.flat() : block.text);
  return texts.reduce((sum, text) => sum + (text.match(BRACKETS) || []).length, 0);
}

/**
 * The case as plain text.
 * @param {Block[]} blocks
 */
export function plainText(blocks) {
  let number = 0;
  const lines = blocks.map((block, place) => {
    if (block.kind === "table") {
      return `\n${[block.columns, ...block.rows].map((row) => row.map(onALine).join("\t")).join("\n")}`;
    }
    number = block.kind === "number" ? number + 1 : 0;
    const mark = block.kind === "number" ? `${number}. ` : block.kind === "bullet" ? "– " : "";
    const inList = mark && blocks[place - 1]?.kind === block.kind;
    return `${inList || place === 0 ? "" : "\n"}${mark}${block.text}`;
  });
  return `${lines.join("\n")}\n`;
}

/** @param {string} text */
const onALine = (text) => text.replace(/\s+/g, " ");
