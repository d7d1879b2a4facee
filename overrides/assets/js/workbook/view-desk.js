/* The desk at the top: whether anything is stored, the way to delete it, and answers without a place. */

import { ask } from "./ask.js";
import { own } from "./data.js";
import { button, el, focusKey, part, redraw, say } from "./element.js";
import { isOrphan, partsOf } from "./history.js";
import { fill } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store, StoreState } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Data} data
 */
export function startDesk(store, data) {
  const desk = part("[data-workbook]");
  const saved = part("[data-saved]");
  const remove = part("[data-delete]");
  if (!desk || !saved || !remove) return;
  /** @param {boolean} [quiet] */
  const draw = (quiet = false) => {
    const any = store.keys("").length > 0;
    const state = store.state();
    const { words } = data;
    const now = state === "empty" ? words.nothing_stored : words[state];
    if (saved.textContent !== now) {
      saved.textContent = now;
      if (state !== "empty" && !quiet) say(now);
    }
    desk.classList.toggle("g-desk--warning", isLost(state));
    remove.hidden = !any && state !== "stored" && state !== "foreign";
    drawOrphans(store, data);
  };
  remove.addEventListener("click", () => {
    const { delete_question: title, delete_text: text, delete_all: yes, deleted } = data.words;
    ask({ title, text, yes }, () => {
      store.clear();
      saved.setAttribute("tabindex", "-1");
      saved.focus();
      say(deleted);
    }, data);
  });
  store.watch(() => draw());
  desk.hidden = false;
  draw(store.state() === "stored");

  // What can't be stored would be lost without a word.
  addEventListener("beforeunload", (event) => {
    if (isLost(store.state()) && store.keys("").length) event.preventDefault();
  });
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
