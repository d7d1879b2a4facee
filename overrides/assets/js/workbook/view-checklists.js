/* The checklists: filters, how much is ticked, and the way out as text and on paper. */

import { pdfOf } from "../guide/pdf-of.js";
import { printOne } from "../guide/print-one.js";
import { part, say } from "./element.js";
import { checklistText } from "./export.js";
import { copyText } from "./files-out.js";
import { ownAnswers } from "./groups.js";
import { answerTo } from "./history.js";
import { writeHead } from "./sheet-head.js";
import { fill } from "./text.js";
import { dayOf, givenSpan } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Path } from "./path.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function startChecklists(store, path, data) {
  const root = part("[data-checklists]");
  const filters = root && part("[data-filters]", root);
  if (!root || !filters) return;
  const { words } = data;
  const lists = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-factor]")]);
  const questionsOf = (/** @type {ParentNode} */ within) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll("[data-question]")]);
  // A guide without roles or plan levels has no such filter.
  const choice = (/** @type {string} */ name) =>
    /** @type {HTMLSelectElement|null} */ (part(`[data-filter="${name}"]`, root));
  const choose = (/** @type {string} */ name, /** @type {string} */ value) => {
    const filter = choice(name);
    if (filter) filter.value = value;
  };
  const shownOf = (/** @type {ParentNode} */ within) => questionsOf(within).filter((q) => !q.hidden);
  /** What is answered is ticked or not applicable. */
  const progress = (/** @type {HTMLElement[]} */ questions) => {
    const answers = questions.map((q) => answerTo(q.dataset.question || "", store.get));
    const apart = answers.filter((answer) => answer === "not_applicable").length;
    return { n: answers.filter((answer) => answer).length, apart, total: answers.length };
  };

  const count = () => {
    for (const list of lists) {
      const place = part("[data-count]", list);
      const values = progress(shownOf(list));
      if (place) place.textContent = fill(values.apart ? words.progress_apart : words.progress, values);
    }
    path.count("checklists", fill(words.of_total, progress(questionsOf(root))));
  };
  const filter = () => {
    const [factor, level, role] = ["factor", "level", "role"].map((name) => choice(name)?.value);
    for (const question of questionsOf(root)) {
      const has = (/** @type {string|undefined} */ ids, /** @type {string|undefined} */ id) =>
        !id || (ids || "").split(" ").includes(id);
      question.hidden = !has(question.dataset.levels, level) || !has(question.dataset.roles, role);
    }
    for (const list of lists) {
      const other = factor && list.dataset.factor !== factor;
      if (other) questionsOf(list).forEach((question) => { question.hidden = true; });
      list.hidden = shownOf(list).length === 0;
    }
    const [shown, total] = [shownOf(root).length, questionsOf(root).length];
    const text = shown ? fill(words.shown, { shown, total }) : words.shown_none;
    for (const button of filters.querySelectorAll("[data-print], [data-copy-checklists]")) {
      button.toggleAttribute("disabled", shown === 0);
    }
    const place = part("[data-shown]", root);
    if (place) place.textContent = text;
    const sheet = part("[data-sheet]", root);
    const what = ["role", "level", "factor"].map((name) => choice(name))
      .map((one) => one?.value && one.selectedOptions[0].text).filter(Boolean).join(", ");
    if (sheet) sheet.textContent = fill(what ? words.sheet_shown : words.sheet_all, { what, shown, total });
    count();
    way();
    return text;
  };
  const factorChoice = choice("factor");
  const way = factorChoice ? path.wayOn("checklists", factorChoice, (factor) => {
    choose("factor", factor);
    filter();
    const list = lists.find((each) => each.dataset.factor === factor);
    list?.scrollIntoView();
    part("input", list)?.focus({ preventScroll: true });
  }) : () => {};
  /** Show what an address points to. @returns {boolean} whether it was one of ours */
  const follow = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target || !root.contains(target)) return false;
    const list = target.closest("[data-factor]");
    choose("factor", list instanceof HTMLElement ? list.dataset.factor || "" : "");
    choose("role", "");
    choose("level", target instanceof HTMLOptionElement ? target.value : "");
    filter();
    const place = list ? target : filters;
    place.scrollIntoView();
    part("input, select", place)?.focus({ preventScroll: true });
    return true;
  };

  let chosen = false;
  filters.addEventListener("change", (event) => {
    // The page begins with one factor; who asks for a level or a role means all of them.
    if (event.target === choice("factor")) chosen = true;
    else if (!chosen) choose("factor", "");
    say(filter());
  });
  part("[data-show-all]", filters)?.addEventListener("click", () => {
    for (const name of ["factor", "level", "role"]) choose(name, "");
    say(filter());
  });
  part("[data-print]", filters)?.addEventListener("click", () => {
    const [list, ...more] = lists.filter((each) => !each.hidden);
    const untouched = list && !more.length && shownOf(list).length === questionsOf(list).length
      && !questionsOf(list).some((q) => store.keys(`q/${q.dataset.question}/`).length);
    const pdf = untouched ? pdfOf(list) : "";
    if (pdf) location.href = pdf;
    else printOne(root);
  });
  const copy = part("[data-copy-checklists]", filters);
  copy?.addEventListener("click", () => {
    const ids = shownOf(root).map((question) => question.dataset.question || "");
    copyText(checklistText(ids, store, data), copy.parentElement || copy, data);
  });
  const head = () => {
    const keys = ownAnswers(store).map(([key]) => key);
    writeHead(root, keys.length ? dayOf(givenSpan(store, keys).last) : "", store, data);
  };
  store.watch(() => {
    count();
    head();
  });
  head();
  addEventListener("hashchange", follow);
  filters.hidden = false;
  if (!follow()) {
    choose("factor", Object.keys(data.factors)[0]);
    filter();
  }
}
