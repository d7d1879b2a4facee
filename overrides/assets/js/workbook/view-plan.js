/* The action plan: measures to write, put in order and take along. */

import { printOne } from "../guide/print-one.js";
import { button, el, focusKey, part, redraw, say } from "./element.js";
import { planCsv, planIcs } from "./export.js";
import { DATE, fillFields } from "./fields.js";
import { fileField, readAll } from "./file-field.js";
import { FileProblem, MOST_TEXT, planText } from "./files.js";
import { copyText, saveFile } from "./files-out.js";
import {
  addMeasures, groundOf, isPlace, levelTitle, MEASURE_FIELDS, measuresFromChecklist, measuresOf, MOST_MEASURES,
  moveMeasure, NO_PLAN, removeMeasure, STATUSES, statusTitle,
} from "./plan.js";
import { planSheet, planToPaste } from "./plan-sheet.js";
import { writeHead } from "./sheet-head.js";
import { takePlan } from "./take-plan.js";
import { fill, isDay, today } from "./text.js";
import { whoseView } from "./view-whose.js";
import { notAgreed } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Measure } from "./files.js"
 * @import { Path } from "./path.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function startPlan(store, path, data) {
  const root = part("[data-plan]");
  if (!root) return;
  const { words } = data;
  const list = el("div", {});
  const sheet = el("div", { class: "g-plan-paper" });
  const whose = el("div", {});
  /** @type { {place: number, putBack: () => void}[] } what was deleted while the page is open */
  let deleted = [];

  const actions = {
    add(/** @type {Partial<Measure>[]} */ measures) {
      const [id] = addMeasures(store, measures);
      if (id) focusKey(list, `what ${id}`);
      else say(fill(words.plan_full, { most: MOST_MEASURES }), true);
    },
    move(/** @type {string} */ id, /** @type {number} */ by) {
      moveMeasure(store, id, by);
      const ids = measuresOf(store).map((measure) => measure.id);
      // At the end the button rests: one key press too many must not move the measure back.
      if (!focusKey(list, `${by < 0 ? "up" : "down"} ${id}`)) focusKey(list, `what ${id}`);
      say(fill(words.moved, { n: ids.indexOf(id) + 1, total: ids.length }));
    },
    remove(/** @type {string} */ id) {
      const before = measuresOf(store);
      const place = before.findIndex((measure) => measure.id === id);
      deleted.push({ place, putBack: removeMeasure(store, id) });
      draw();
      const next = (before[place + 1] || before[place - 1])?.id;
      if (!next || !focusKey(list, `what ${next}`)) focusKey(root, "add");
      say(words.measure_deleted);
    },
    undo() {
      const before = measuresOf(store).map(({ id }) => id);
      deleted.pop()?.putBack();
      draw();
      const back = measuresOf(store).find(({ id }) => !before.includes(id));
      if (back) focusKey(list, `what ${back.id}`);
      say(words.undone);
    },
  };
  const draw = () => {
    const measures = measuresOf(store);
    path.count("plan", measures.length ? fill(words.measures, { n: measures.length }) : "");
    const items = measureItems(measures, actions, data);
    const last = deleted[deleted.length - 1];
    if (last) items.splice(last.place, 0, undoItem(actions, data));
    redraw(list, [
      !measures.length && el("p", {}, words.no_measures),
      items.length > 0 && el("ol", { class: "g-measures" }, ...items),
    ]);
    fillFields(list, store, data);
    drawSheet();
  };
  const drawSheet = () => {
    const measures = measuresOf(store);
    const blank = part("[data-blank]");
    if (blank) {
      blank.hidden = measures.length > 0;
      writeHead(blank, "", store, data);
    }
    redraw(sheet, measures.length ? [planSheet(measures, store, data)] : []);
    redraw(whose, whoseView(store, data));
  };

  root.id = data.anchors.plan;
  root.append(whose, list, ...toolsOf(root, store, actions, data), sheet);
  store.watch(({ keys, outside, cleared }) => {
    if (cleared) deleted = [];
    const mine = [...keys].filter((key) => (/^(?:[msqg]|group)\//).test(key));
    if (mine.some((key) => outside || isPlace(key))) draw();
    else if (mine.length) drawSheet();
  });
  draw();
}

/**
 * @typedef { {add: (measures: Partial<Measure>[]) => void, move: (id: string, by: number) => void, remove: (id: string) => void, undo: () => void}} PlanActions
 */

/**
 * @param {Measure[]} measures
 * @param {PlanActions} actions
 * @param {Data} data
 */
function measureItems(measures, actions, data) {
  const { words } = data;
  const [what, who, when, level, budget, status, note] = data.columns;
  return measures.map(({ id, from }, place) => {
    const n = place + 1;
    const name = (/** @type {string} */ field) => `m/${id}/${field}`;
    const text = { type: "text", maxlength: 200, autocomplete: "off" };
    const ground = groundOf(data, from);
    const statuses = STATUSES.map((one) => /** @type {const} */ ([one, statusTitle(data, one)]));
    const levels = Object.keys(data.levels).map((slug) => /** @type {const} */ ([slug, levelTitle(data, slug)]));
    const choice = (/** @type {string} */ field, /** @type {(readonly [string, string])[]} */ options) => el(
      "select",
      { name: name(field), autocomplete: "off", "data-key": `${field} ${id}` },
      ...[["", words.not_chosen], ...options].map(([value, title]) => el("option", { value }, title)),
    );
    const field = (/** @type {string} */ label, /** @type {Element} */ control, more = "", help = "") =>
      el("label", { class: `g-field ${more}` }, el("span", {}, label), control, help && el("small", {}, help));
    const tool = (/** @type {string} */ key, /** @type {() => void} */ action, disabled = false) =>
      button(words[key], action, {
        class: "g-plain",
        "data-key": `${key} ${id}`,
        "aria-label": fill(words[`${key}_of`], { n }),
        disabled,
      });
    return el(
      "li",
      {},
      el(
        "fieldset",
        { class: "g-measure" },
        el("legend", {}, fill(words.measure, { n })),
        field(what, el("textarea", { name: name("what"), rows: 1, maxlength: MOST_TEXT, autocomplete: "off", "data-key": `what ${id}` }), "g-field--what"),
        field(who, el("input", { ...text, name: name("who"), "data-key": `who ${id}` })),
        field(when, el("input", { ...DATE, name: name("when"), autocomplete: "off", "data-key": `when ${id}` }), "g-field--date"),
        field(status, choice("status", statuses)),
        levels.length > 0 && field(level, choice("level", [...levels, [NO_PLAN, levelTitle(data, NO_PLAN)]])),
        field(budget, el("input", { ...text, name: name("budget"), "data-key": `budget ${id}` }), "", words.budget_help),
        field(note, el("textarea", { name: name("note"), rows: 1, maxlength: MOST_TEXT, autocomplete: "off", "data-key": `note ${id}` })),
        ground && el("p", { class: "g-soft" }, ground),
        el(
          "div",
          { class: "g-buttons" },
          tool("up", () => actions.move(id, -1), place === 0),
          tool("down", () => actions.move(id, 1), place === measures.length - 1),
          tool("delete", () => actions.remove(id)),
        ),
      ),
    );
  });
}

/**
 * What stands where a measure was deleted.
 * @param {PlanActions} actions
 * @param {Data} data
 */
function undoItem(actions, data) {
  const { words } = data;
  const undo = button(words.undo, actions.undo, { class: "g-plain", "data-key": "undo" });
  return el("li", {}, `${words.measure_deleted} `, undo);
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {PlanActions} actions
 * @param {Data} data
 */
function toolsOf(root, store, actions, data) {
  const { words } = data;
  const note = el("p", { class: "g-soft" });
  const tell = (/** @type {string} */ text) => {
    note.textContent = text;
    say(text);
  };
  const fromChecklist = () => {
    const found = measuresFromChecklist(store, data);
    if (found.length) actions.add(found);
    const none = notAgreed(store) ? words.from_checklist_groups : words.from_checklist_none;
    tell(found.length ? fill(words.from_checklist_done, { n: found.length }) : none);
  };
  const file = (/** @type {string} */ suffix) => `${words.file_plan}-${today(new Date())}.${suffix}`;
  const copy = () => {
    const { text, shown } = planToPaste(measuresOf(store), store, data);
    copyText(text, note, data, shown);
  };
  const csv = () => saveFile(file("csv"), "text/csv", planCsv(measuresOf(store), data), data);
  const json = () => {
    const text = planText(measuresOf(store), new Date().toISOString(), data);
    saveFile(file("json"), "application/json", text, data);
  };
  const ics = () => {
    const measures = measuresOf(store);
    const missing = measures.filter(({ when }) => !isDay(when)).length;
    if (missing === measures.length) {
      tell(words.no_dates);
      return;
    }
    const changed = (/** @type {string} */ id) => MEASURE_FIELDS.reduce((last, f) => Math.max(last, store.time(`m/${id}/${f}`)), 0);
    saveFile(file("ics"), "text/calendar", planIcs(measures, changed, new Date(), data), data);
    if (missing) tell(fill(words.calendar_left_out, { n: missing }));
    else note.textContent = "";
  };
  const open = async (/** @type {File[]} */ files) => {
    try {
      for (const incoming of await readAll(files)) tell(takePlan(incoming, store, data));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      tell(error.message);
    }
  };
  return [
    el(
      "div",
      { class: "g-buttons" },
      button(words.add_measure, () => actions.add([{}]), { class: "g-button g-button--primary", "data-key": "add" }),
      button(words.from_checklist, fromChecklist),
    ),
    el("h3", {}, words.take_plan),
    el(
      "div",
      { class: "g-buttons" },
      button(words.print_plan, () => printOne(root)),
      button(words.copy_plan, copy),
      button(words.save_csv, csv),
      button(words.save_ics, ics),
      button(words.save_json, json),
    ),
    note,
    fileField(words.open_plan, "", false, open),
  ];
}
