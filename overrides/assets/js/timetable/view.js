/* The reader's own timetable on the page: fields for meetings, the table, print and calendar. */

import { printOne } from "../guide/print-one.js";
import { button, el, part, redraw, table } from "../workbook/element.js";
import { saveBlob } from "../workbook/save.js";
import { TIMETABLE_STORE } from "../workbook/planned.js";
import { dayInWords, fileName, fill, FIRST_YEAR, isDay, LAST_YEAR, today } from "../workbook/text.js";
import { keepFields, keptStore, showFields, tell } from "../tools/tool.js";
import { timetableIcs } from "./calendar.js";
import { doneOf, meetingsOf, trackOf } from "./kept.js";
import { planOf, unusedOf } from "./plan.js";
import { afterDeadline, noMeeting, notHeld, oddMeeting, statusOf } from "./warnings.js";
/**
 * @import { Child } from "../workbook/element.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Basis, Step, Timetable, Track } from "./data.js"
 * @import { Plan, Row, Turn } from "./plan.js"
 */

const MOST_MEETINGS = 20; // of a body: more than a year has
const STATUS = 3; // the column that has nothing while no day is past

/** @param {Timetable} data */
export function startTimetable(data) {
  const root = part("[data-timetable]");
  const result = root && part("[data-timetable-result]", root);
  if (!root || !result) return;
  const { kept, blocked, forgotten, undo, undone } = data.words;
  const store = keptStore(root, data.store, TIMETABLE_STORE, { kept, blocked, forgotten, undo, undone });
  const draw = () => {
    makeDays(root, store, data);
    makeDone(root, store, data);
    redraw(result, timetableView(root, store, data));
  };
  draw();
  keepFields(root, store);
  store.watch(draw);
  root.hidden = false;
  if (location.hash === `#${root.id}`) root.scrollIntoView();
}

/**
 * Fields for the days of meetings: those that are filled in, and one more.
 * @param {Element} root
 * @param {Store} store
 * @param {Timetable} data
 */
function makeDays(root, store, data) {
  let made = false;
  for (const { id, title } of data.bodies) {
    const place = part(`[data-days="${id}"]`, root);
    const numbers = store.keys(`day/${id}/`).map((key) => Number(key.split("/")[2]));
    const last = numbers.reduce((most, number) => Math.max(most, number), 0);
    const wanted = Math.min(last + 1, MOST_MEETINGS);
    for (let n = (place?.querySelectorAll("input").length || 0) + 1; place && n <= wanted; n += 1) {
      place.append(el("input", {
        type: "date", name: `day/${id}/${n}`, min: `${FIRST_YEAR}-01-01`, max: `${LAST_YEAR}-12-31`,
        "aria-label": fill(data.words.meeting, { body: title, n }),
      }));
      made = true;
    }
  }
  if (made) showFields(root, store);
}

/**
 * A field for the day on which each step of the track was done.
 * @param {Element} root
 * @param {Store} store
 * @param {Timetable} data
 */
function makeDone(root, store, data) {
  const place = part("[data-done]", root);
  const track = trackOf(store, data.tracks);
  if (!place || place.dataset.done === track.id) return;
  place.dataset.done = track.id;
  place.replaceChildren(...track.steps.map(({ id, title }, at) => el(
    "label",
    { class: "g-field" },
    el("span", {}, `${at + 1}. ${title}`),
    el("input", { type: "date", name: `done/${id}`, min: `${FIRST_YEAR}-01-01`, max: today(new Date()) }),
  )));
  showFields(root, store);
}

/**
 * @param {Element} root
 * @param {Store} store
 * @param {Timetable} data
 * @returns {Child[]}
 */
function timetableView(root, store, data) {
  const { words, tracks, bodies } = data;
  const track = trackOf(store, tracks);
  const now = today(new Date());
  const meetings = meetingsOf(store, bodies);
  const plan = planOf(data, track, meetings, now, doneOf(store, now));
  keepDuties(plan, store);
  if (!plan) {
    const body = bodies.find(({ id }) => id === track.body);
    return [...wrongDays(store, data, track), el("p", { class: "g-soft" }, fill(words.no_meeting, { body: body?.title || "" }))];
  }
  const owner = store.text("owner").trim() || part('[name="owner"]', root)?.dataset.own || "";
  const counted = fill(words.counted, { date: dayInWords(now, data), state: data.state });
  const rows = inOrder(plan).map(({ row, turn }) => turn ? roundCells(turn, row, data) : stepCells(row, plan, data));
  const anyStatus = rows.some((cells) => cells[STATUS]);
  /** @type {<T>(cells: T[]) => T[]} */
  const used = (cells) => cells.filter((_, place) => place !== STATUS || anyStatus);
  const made = table(
    fill(owner ? words.caption_of : words.caption, { track: plan.track.title, owner }),
    used([words.latest, words.step, words.time, words.status, words.legal_basis]),
    rows.map(used),
  );
  const how = [plan.rows.some(({ day, last }) => last > day) && words.how_last, words.how];
  const unused = unusedOf(plan, meetings, bodies).map(({ body, days }) => fill(words.unused_of, {
    body: body.title, dates: days.map((day) => dayInWords(day, data)).join(", "),
  }));
  const steps = new Set(track.steps.map(({ id }) => id));
  const without = bodies.filter(({ id, rounds }) => !meetings[id].length && rounds.some(({ before, optional }) => !optional && steps.has(before)));
  made.classList.add("g-process");
  return [
    ...wrongDays(store, data, track),
    ...summary(plan, data).map((text, place) => el("p", place ? {} : { class: "g-tool__first" }, text)),
    made,
    unused.length > 0 && el("p", {}, fill(words.unused, { meetings: unused.join("; ") })),
    without.length > 0 && el("p", {}, fill(words.without_days, { bodies: without.map(({ title }) => title).join(", ") })),
    el("p", { class: "g-soft" }, [...how, `${counted}.`].filter(Boolean).join(" ")),
    el(
      "div",
      { class: "g-buttons" },
      button(words.print, () => printOne(root), { "data-key": "print" }),
      button(words.save, () => save(plan, root, owner, store, data), { "data-key": "save" }),
    ),
  ];
}

/**
 * The days that are written and don't count: none of the calendar's, or what is done on one to come.
 * @param {Store} store
 * @param {Timetable} data
 * @param {Track} track
 */
function wrongDays(store, data, { steps }) {
  const { words, bodies } = data;
  const now = today(new Date());
  const isWrong = (/** @type {string} */ key) => !isDay(store.text(key));
  return [
    ...bodies.filter(({ id }) => store.keys(`day/${id}/`).some(isWrong)).map(({ title }) => fill(words.day_invalid, { of: title })),
    ...steps.filter(({ id }) => store.text(`done/${id}`) && isWrong(`done/${id}`)).map(({ title }) => fill(words.day_invalid, { of: title })),
    ...steps.filter(({ id }) => !isWrong(`done/${id}`) && store.text(`done/${id}`) > now)
      .map(({ id, title }) => fill(words.day_coming, { date: dayInWords(store.text(`done/${id}`), data), step: title })),
  ].map((text) => el("p", { class: "g-tool__warn" }, text));
}

/**
 * Keep the day by which each duty is to be met, for the workbook.
 * @param {Plan<Step>|null} plan
 * @param {Store} store
 */
function keepDuties(plan, store) {
  const open = plan ? plan.rows.filter(({ status }) => status === "coming" || status === "moved") : [];
  const days = open.flatMap(({ step, day }) => step.duties.map((duty) => [`duty/${duty}`, day]));
  store.set({ ...Object.fromEntries(store.keys("duty/").map((key) => [key, null])), ...Object.fromEntries(days) });
}

/**
 * What matters first: when it is decided, what is too late, and what comes next.
 * @param {Plan<Step>} plan
 * @param {Timetable} data
 */
function summary(plan, data) {
  const { words } = data;
  const say = (/** @type {string} */ day) => dayInWords(day, data);
  const deadline = data.deadline ? say(data.deadline) : "";
  const meeting = say(plan.meeting);
  const names = (/** @type {Row<Step>[]} */ rows) => rows.map(({ number, step }) => `«${number}. ${step.title}»`).join(", ");
  const late = plan.rows.filter(({ status }) => status === "late");
  const past = late.filter((row) => row.last < plan.today);
  const behind = plan.rows.filter(({ status, planned }) => status === "moved" && planned < plan.today);
  const next = plan.rows.find(({ status }) => status === "coming");
  const decided = fill(words.decides, { body: plan.body.title, date: meeting });
  const said = [deadline && !plan.isAfter ? `${decided} ${fill(words.deadline, { deadline })}` : decided];
  const after = afterDeadline(plan, data);
  if (plan.meeting < plan.today) return [fill(words.over, { date: meeting }), after].filter(Boolean);
  if (after) said.unshift(after);
  const missing = plan.rows.filter((row) => row.status !== "done" && notHeld(row, data));
  if (missing.length) said.unshift(fill(words.no_meeting_for, { steps: names(missing) }));
  if (late.length) said.unshift(fill(words.late, { steps: names(past.length ? past : late) }));
  if (behind.length) said.push(fill(words.behind, { steps: names(behind) }));
  if (next && !late.length && !behind.length) {
    said.push(fill(words.in_time, { step: next.step.title, date: say(next.day) }));
  }
  return said;
}

/**
 * Steps and rounds by their day; a round without a meeting stands where it is to be, before its step.
 * @param {Plan<Step>} plan
 * @returns { {row: Row<Step>, turn: Turn|null, day: string}[]}
 */
function inOrder({ rows }) {
  const all = rows.flatMap((row) => [
    ...row.rounds.map((turn) => ({ row, turn, day: turn.day || turn.before })),
    { row, turn: null, day: row.day },
  ]);
  return all.sort((a, b) => a.day === b.day ? 0 : a.day < b.day ? -1 : 1);
}

/** @param {string} day @param {Timetable} data */
const time = (day, data) => el("time", { datetime: day }, dayInWords(day, data));

/**
 * @param {Row<Step>} row
 * @param {Plan<Step>} plan
 * @param {Timetable} data
 * @returns {Child[]}
 */
function stepCells(row, plan, data) {
  const { words } = data;
  const { number, step, day, status, body, held } = row;
  const isDone = status === "done";
  const odd = isDone ? "" : held ? oddMeeting(day, 0, data) : notHeld(row, data);
  const said = statusOf(row, plan.today, data);
  return [
    row.last <= day ? time(day, data)
      : cell([time(day, data), el("span", { class: "g-soft" }, ` ${fill(words.last, { date: dayInWords(row.last, data) })}`)]),
    cell([
      `${number}. `,
      step.link ? el("a", { href: step.link }, step.title) : step.title,
      held && body && !isDone && el("span", { class: "g-soft" }, ` ${fill(words.held, { body: body.title, date: dayInWords(day, data) })}`),
      odd && el("span", { class: "g-tool__warn" }, ` ${odd}`),
    ]),
    step.ours ? `${step.time} (${words.ours})` : step.time,
    said && el("span", isDone ? {} : { class: "g-tool__warn" }, said),
    step.basis.length > 0 && cell(step.basis.flatMap((each, place) => [place > 0 && ", ", basisLink(each)])),
  ];
}

/** @param {Basis} basis */
const basisLink = ({ name, shown, place, link }) => el(
  "a",
  { href: link, "aria-label": !shown && `${name} ${place}` },
  shown && place ? `${shown} ` : shown,
  place && el("span", { class: "g-whole" }, place),
);

/**
 * @param {Turn} turn
 * @param {Row<Step>} row
 * @param {Timetable} data
 * @returns {Child[]}
 */
function roundCells(turn, { number }, data) {
  const { words } = data;
  const { body, day, same } = turn;
  if (!day) return ["–", el("span", { class: "g-tool__warn" }, noMeeting(turn, number, data)), "", "", ""];
  const odd = oddMeeting(day, same, data);
  const said = cell([
    fill(words.round, { body: body.title, number }),
    odd && el("span", { class: "g-tool__warn" }, ` ${odd}`),
  ]);
  return [time(day, data), said, "", day < today(new Date()) && words.status_past, ""];
}

/** Several things in a cell. @param {Child[]} content */
const cell = (content) => el("span", {}, ...content);

/**
 * @param {Plan<Step>} plan
 * @param {Element} root
 * @param {string} owner
 * @param {Store} store
 * @param {Timetable} data
 */
function save(plan, root, owner, store, data) {
  const saved = Object.fromEntries(store.keys("saved/").map((key) => [key.slice("saved/".length), store.text(key)]));
  const address = /^https?:$/.test(location.protocol) ? location.href.replace(/#.*/, "") : "";
  const made = timetableIcs(plan, saved, Number(store.text("reminder")), new Date(), address, data);
  store.set(Object.entries(made.saved).map(([id, day]) => [`saved/${id}`, day]));
  const name = [data.words.file, fileName(owner)].filter(Boolean).join("-");
  saveBlob(`${name}.ics`, new Blob([made.text], { type: "text/calendar;charset=utf-8" }));
  const { saved: told, silent } = data.words;
  tell(root, [fill(told, { file: `${name}.ics` }), made.silent && fill(silent, { n: made.silent })].filter(Boolean).join(" "));
}
