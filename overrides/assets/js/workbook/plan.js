/* The action plan: measures in the store, in their order. A measure is there as long as it has a
   place (`m/<id>/place`, a number to sort by). */

import { own } from "./data.js";
import { answerTo, keyToday, partsOf } from "./history.js";
import { plannedDay } from "./planned.js";
import { newMark } from "./store.js";
import { fill, isDay } from "./text.js";
/**
 * @import { Data, Duty } from "./data.js"
 * @import { Measure } from "./files.js"
 * @import { Store, Value } from "./store.js"
 */

/** @type {("what"|"who"|"when"|"level"|"budget"|"from"|"status"|"note")[]} */
export const MEASURE_FIELDS = ["what", "who", "when", "level", "budget", "from", "status", "note"];
// How far a measure has come; the guide's words name them in this order.
export const STATUSES = ["not-started", "started", "stopped", "done"];
export const MOST_MEASURES = 200;

export const NO_PLAN = "no-plan"; // a level in files: the measure needs no plan

/**
 * What the level of a measure is called; empty where none is chosen.
 * @param {Data} data
 * @param {string} level
 */
export const levelTitle = (data, level) =>
  level === NO_PLAN ? data.words.no_plan : own(data.levels, level)?.title || level;

/**
 * The cells of a row of the plan without that of the plan level, where the guide has none, and
 * without those that `has` says no to.
 * @param {string[]} cells
 * @param {Data} data
 * @param {(place: number) => boolean} [has]
 */
export function usedCells(cells, data, has = () => true) {
  const any = Object.keys(data.levels).length > 0;
  return cells.filter((_, place) => (any || place !== 3) && has(place));
}

/** Whether a key is a measure's place: it changes when measures come, go or move. @param {string} key */
export const isPlace = (key) => key.startsWith("m/") && key.endsWith("/place");

/**
 * The measures, in their order.
 * @param {Store} store
 * @returns {Measure[]}
 */
export function measuresOf(store) {
  const places = store.keys("m/").filter(isPlace);
  const ids = places.map((key) => key.split("/")[1]);
  const place = (/** @type {string} */ id) => Number(store.get(`m/${id}/place`));
  return ids
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((id) => {
      const text = (/** @type {string} */ field) => store.text(`m/${id}/${field}`);
      const [what, who, day, level, budget, from, status, note] = MEASURE_FIELDS.map(text);
      return { id, what, who, when: isDay(day) ? day : "", level, budget, from, status, note };
    });
}

/**
 * Whether nothing has been written in a measure.
 * @param {Measure} measure
 */
export const isEmpty = (measure) => MEASURE_FIELDS.every((field) => !measure[field].trim());

/**
 * Whether a measure still says what it was fetched from, and not what is to be done.
 * @param {Measure} measure
 * @param {Data} data
 */
export function isAsFetched({ what, from }, data) {
  const { kind, id } = partsOf(keyToday(from, data));
  const fetched = kind === "s" && own(data.statements, id) ? measureFromStatement(data, id).what : originOf(data, from);
  return !!from && (!what.trim() || what.trim() === fetched);
}

/**
 * Add measures at the end; none where the plan would grow beyond MOST_MEASURES.
 * @param {Store} store
 * @param {(Partial<Measure>)[]} measures
 * @returns {string[]} their ids
 */
export function addMeasures(store, measures) {
  const places = store.keys("m/").filter(isPlace);
  if (places.length + measures.length > MOST_MEASURES) return [];
  let place = places.reduce((last, key) => Math.max(last, Number(store.get(key)) || 0), 0);
  /** @type {[string, Value|null][]} */
  const values = [];
  const ids = measures.map((measure) => {
    const id = measure.id || newMark();
    for (const field of MEASURE_FIELDS) values.push([`m/${id}/${field}`, measure[field] || null]);
    place += 1;
    values.push([`m/${id}/place`, place]);
    return id;
  });
  store.set(values);
  return ids;
}

/**
 * Take a measure away, and all that was written in it. Gives what puts it back.
 * @param {Store} store
 * @param {string} id
 * @returns {() => void}
 */
export function removeMeasure(store, id) {
  const keys = store.keys(`m/${id}/`);
  const values = keys.map((key) => /** @type {[string, Value|null]} */ ([key, store.get(key) ?? null]));
  store.set(keys.map((key) => [key, null]));
  return () => store.set(values);
}

/**
 * Move a measure up (-1) or down (1) by changing places with its neighbour.
 * @param {Store} store
 * @param {string} id
 * @param {number} by
 */
export function moveMeasure(store, id, by) {
  const ids = measuresOf(store).map((measure) => measure.id);
  const other = ids[ids.indexOf(id) + by];
  if (!other) return;
  const [mine, theirs] = [store.get(`m/${id}/place`), store.get(`m/${other}/place`)];
  if (mine === theirs) {
    // Two tabs may have added at the same place: number them anew.
    store.set(ids.map((each, place) => [`m/${each}/place`, place + 1]));
    moveMeasure(store, id, by);
    return;
  }
  store.set([[`m/${id}/place`, theirs ?? null], [`m/${other}/place`, mine ?? null]]);
}

/**
 * The questions that have no answer, have someone responsible or a deadline, and that the plan
 * doesn't have yet, as measures, with all that was written there.
 * @param {Store} store
 * @param {Data} data
 * @returns {Partial<Measure>[]}
 */
export function measuresFromChecklist(store, data) {
  const have = new Set(measuresOf(store).map(({ from }) => from));
  return Object.entries(data.questions)
    .map(([id, question]) => ({
      given: answerTo(id, store.get),
      what: question.text,
      who: store.text(`q/${id}/who`),
      when: isDay(store.get(`q/${id}/due`)) ? store.text(`q/${id}/due`) : "",
      level: question.level,
      note: store.text(`q/${id}/note`),
      from: `q/${id}`,
    }))
    .filter(({ given, who, when, from }) => !given && (who || when) && !have.has(from))
    .map(({ given, ...measure }) => measure);
}

/**
 * What a gap becomes in the plan: what would put it in place, by the day
 * of the reader's timetable, or else the duty's deadline if it has one.
 * @param {Data} data
 * @param {string} id
 * @param {Partial<Measure>} [said] what has been written of it
 * @returns {Partial<Measure>}
 */
export function measureFromStatement(data, id, said = {}) {
  const statement = data.statements[id];
  const duty = statement.duty ? own(data.duties, statement.duty) : undefined;
  const first = own(data.questions, statement.questions[0] || "");
  return {
    ...said,
    what: fill(data.words.measure_from, { goal: statement.goal }),
    when: plannedDay(data, statement.duty || "") || duty?.deadline || said.when || "",
    level: duty?.level || first?.level || "",
    from: `s/${id}`,
  };
}

/**
 * What a status is called; empty if there is none.
 * @param {Data} data
 * @param {string} status
 */
export const statusTitle = (data, status) => data.statuses[STATUSES.indexOf(status)] || "";

/**
 * What is said of a duty: of its deadline, of the day since which it has applied, or that it applies.
 * @param {Duty} duty
 * @param { {deadline: string, since: string, now: string} } say
 */
export function ofDuty(duty, say) {
  const values = { date: duty.deadlineText || duty.sinceText || "", duty: duty.title };
  return fill(duty.deadline ? say.deadline : duty.since ? say.since : say.now, values);
}

/**
 * When the duty is due that a measure was made from, in words; empty if it was made from none.
 * @param {Data} data
 * @param {string} from
 */
export function dutyOf(data, from) {
  const { words } = data;
  const { kind, id } = partsOf(keyToday(from, data));
  const statement = kind === "s" ? own(data.statements, id) : undefined;
  const duty = statement && own(data.duties, statement.duty || "");
  return duty ? ofDuty(duty, {
    deadline: words.origin_deadline,
    since: words.origin_since,
    now: words.origin_now,
  }) : "";
}

/**
 * What a measure rests on, in words; empty if it was written freely.
 * @param {Data} data
 * @param {string} from
 */
export function groundOf(data, from) {
  const text = originOf(data, from);
  return text && `${fill(data.words.origin, { text })} ${dutyOf(data, from)}`.trim();
}

/**
 * What a measure was made from, in words; empty if it was written freely.
 * @param {Data} data
 * @param {string} from
 */
export function originOf(data, from) {
  const { kind, id } = partsOf(keyToday(from, data));
  const found = kind === "s" ? own(data.statements, id) : kind === "q" ? own(data.questions, id) : undefined;
  return found ? found.text : "";
}
