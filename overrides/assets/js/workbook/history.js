/* Answers to what has got a new id, and answers to what is gone. */

import { own } from "./data.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store, Value } from "./store.js"
 */

/**
 * What an answer belongs to: «q», «s», the id, and the field of a question.
 * @param {string} key
 */
export function partsOf(key) {
  const [kind, id, field] = key.split("/");
  return { kind, id, field };
}

/**
 * The key an answer has today: ids that became another are followed as far as they lead.
 * @param {string} key
 * @param {Data} data
 */
export function keyToday(key, data) {
  const { kind, id, field } = partsOf(key);
  if (kind !== "q" && kind !== "s") return key;
  let now = id;
  for (let turns = 0; turns < 100; turns += 1) {
    const next = own(data.history[kind], now)?.became;
    if (!next) break;
    now = next;
  }
  return field === undefined ? `${kind}/${now}` : `${kind}/${now}/${field}`;
}

/**
 * Answers moved to where they belong today. Where two notes meet, both are kept; of other answers
 * the one that was at the right place already.
 * @param {[string, Value][]} answers
 * @param {Data} data
 * @returns { {moved: Map<string, Value>, gone: string[]}} the answers by their key today, and the
 *   keys that they had before
 */
export function moveAnswers(answers, data) {
  /** @type {Map<string, Value>} */
  const moved = new Map();
  const stays = answers.filter(([key]) => keyToday(key, data) === key);
  const moves = answers.filter(([key]) => keyToday(key, data) !== key);
  for (const [key, value] of stays) moved.set(key, value);
  for (const [key, value] of moves) {
    const target = keyToday(key, data);
    const had = moved.get(target);
    const isNote = partsOf(target).field === "note";
    if (had === undefined || had === false || had === "") moved.set(target, value);
    else if (isNote && !String(had).includes(String(value))) moved.set(target, `${had}\n${value}`);
  }
  return { moved, gone: moves.map(([key]) => key) };
}

/**
 * What a question of a checklist has been answered: that it is in place, that it doesn't concern the
 * municipality, or neither.
 * @param {string} id
 * @param {(key: string) => Value|undefined} answer
 * @returns {"ticked"|"not_applicable"|null}
 */
export function answerTo(id, answer) {
  if (answer(`q/${id}/tick`) === true) return "ticked";
  return answer(`q/${id}/not-applicable`) === true ? "not_applicable" : null;
}

/**
 * Whether an answer has no place in this guide: its question, statement or step is gone.
 * @param {string} key
 * @param {Value|undefined} value
 * @param {Data} data
 */
export function isOrphan(key, value, data) {
  const { kind, id } = partsOf(key);
  if (kind === "q") return !own(data.questions, id);
  if (kind !== "s") return false;
  const steps = [...data.steps.map((step) => step.id), data.unknown.id];
  return !own(data.statements, id) || !steps.includes(String(value));
}

/**
 * Move the answers of a store, once, at the start.
 * @param {Store} store
 * @param {Data} data
 */
export function moveStored(store, data) {
  const keys = [...store.keys("q/"), ...store.keys("s/")];
  const answers = keys.map((key) => /** @type {[string, Value]} */ ([key, store.get(key)]));
  const { moved, gone } = moveAnswers(answers, data);
  if (!gone.length) return;
  const since = (/** @type {string} */ key) =>
    keys.filter((old) => keyToday(old, data) === key).reduce((last, old) => Math.max(last, store.time(old)), 0);
  const removed = gone.map((key) => /** @type {[string, null]} */ ([key, null]));
  // That a question has got another id makes no answer younger.
  const kept = [...moved].map(([key, value]) => /** @type {[string, Value, number]} */ ([key, value, since(key)]));
  store.set([...removed, ...kept]);
}
