/* The desk: when the last answer was saved, what is stored and how to delete it, and answers without
   a place. */

import { ask } from "./ask.js";
import { own } from "./data.js";
import { button, el, focusKey, part, redraw, say } from "./element.js";
import { isOrphan, partsOf } from "./history.js";
import { isPlace } from "./plan.js";
import { dayInWords, fill, today } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Path } from "./path.js"
 * @import { Store, StoreState } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function startDesk(store, path, data) {
  const { saved } = path;
  const desk = part("[data-desk]");
  const stored = part("[data-stored]");
  const remove = part("[data-delete]");
  const last = [...document.querySelectorAll(".g-step")].at(-1);
  if (!desk || !stored || !remove) return;
  const { words } = data;
  let told = store.state() === "stored";
  const draw = () => {
    const state = store.state();
    saved.textContent = state === "stored" ? savedAt(store.last(), data) : words[isLost(state) ? "not_saved" : "nothing_saved"];
    const now = state === "empty" ? words.nothing_stored : `${words[state]} ${holdings(store, data)}`.trim();
    stored.textContent = now;
    // That it is stored is told once; what goes wrong, each time it begins.
    const wrong = isLost(state);
    if (wrong !== desk.classList.contains("g-desk--warning") || (state === "stored" && !told)) {
      say(wrong || state === "stored" ? words[state] : now);
    }
    told = told || state === "stored";
    desk.classList.toggle("g-desk--warning", wrong);
    // At the foot; what goes wrong is said above all.
    const bar = saved.parentElement;
    if (wrong && desk.nextElementSibling !== bar) bar?.before(desk);
    else if (!wrong && last?.nextElementSibling !== desk) last?.after(desk);
    remove.hidden = state === "empty" && store.keys("").length === 0;
    drawOrphans(store, data);
  };
  remove.addEventListener("click", () => {
    const { delete_question: title, delete_text: text, delete_all: yes, deleted } = words;
    ask({ title, text: `${holdings(store, data)} ${text}`.trim(), yes }, () => {
      store.clear();
      told = false;
      stored.setAttribute("tabindex", "-1");
      stored.focus();
      say(deleted);
    }, data);
  });
  store.watch(draw);
  desk.hidden = false;
  draw();

  // What can't be stored would be lost without a word.
  addEventListener("beforeunload", (event) => {
    if (isLost(store.state()) && store.keys("").length) event.preventDefault();
  });
}

/**
 * When the last answer was saved: the time of day if that was today, else the day.
 * @param {number} moment ms since 1970
 * @param {Data} data
 */
function savedAt(moment, data) {
  const { words } = data;
  const day = today(new Date(moment));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  if (day !== today(new Date())) return fill(words.saved_on, { date: dayInWords(day, data) });
  const date = new Date(moment);
  return fill(words.saved_at, { hour: two(date.getHours()), minute: two(date.getMinutes()) });
}

/** What would be deleted, in numbers; empty if it is nothing. @param {Store} store @param {Data} data */
function holdings(store, data) {
  const n = [...store.keys("q/"), ...store.keys("s/")].length;
  const files = [...store.keys("g/"), ...store.keys("e/")].length;
  const measures = store.keys("m/").filter(isPlace).length;
  return n + files + measures ? fill(data.words.holdings, { n, files, measures }) : "";
}

/** Whether what is filled in is not stored. @param {StoreState} state */
const isLost = (state) => state === "blocked" || state === "full" || state === "foreign";

/**
 * Answers whose question, statement or step is gone are shown with what is known of it.
 * @param {Store} store
 * @param {Data} data
 */
function drawOrphans(store, data) {
  const place = part("[data-orphans]");
  if (!place) return;
  const { words } = data;
  const keys = [...store.keys("q/"), ...store.keys("s/")]
    .filter((key) => isOrphan(key, store.get(key), data));
  place.hidden = keys.length === 0;
  if (!keys.length) {
    place.replaceChildren();
    return;
  }
  /** @type {Record<string, string>} */
  const fields = { who: words.responsible, due: words.due, note: words.note };
  const remove = (/** @type {string} */ key) => {
    const next = keys[keys.indexOf(key) + 1] || keys[keys.indexOf(key) - 1];
    store.set({ [key]: null });
    if (!next || !focusKey(place, `orphan ${next}`)) part("[data-delete]")?.focus();
    say(words.answer_deleted);
  };
  const rows = keys.map((key) => {
    const { kind, id, field } = partsOf(key);
    const gone = own(data.history[kind === "q" ? "q" : "s"], id);
    const known = kind === "s" ? own(data.statements, id)?.text : undefined;
    const why = gone ? fill(words.orphan_since, { since: gone.since, why: gone.why }) : words.orphan_unknown;
    const value = kind === "s" ? fill(words.orphan_step, { step: store.text(key) }) : store.text(key);
    const box = field === "tick" ? words.ticked : field === "not-applicable" ? words.not_applicable : "";
    const answer = box || (field ? `${fields[field] || field}: ${value}` : value);
    return el(
      "li",
      {},
      el("strong", {}, (known || id).replace(/\.$/, "")),
      `. ${answer} `,
      el("span", { class: "g-soft" }, `(${why}) `),
      button(words.delete_this, () => remove(key), {
        class: "g-plain",
        "data-key": `orphan ${key}`,
        "aria-label": `${words.delete_this}: ${known || id}`,
      }),
    );
  });
  redraw(place, [
    el("p", { class: "g-desk__title" }, words.orphans),
    el("p", {}, words.orphans_text),
    el("ul", {}, ...rows),
  ]);
}
