/* What tools beside the workbook share: a store of their own, fields that are remembered, and what
   is said of both. */

import { button, part } from "../workbook/element.js";
import { createStore } from "../workbook/store.js";
import { ownerStore, withOwner } from "./owner.js";
/** @import { Store, Value } from "../workbook/store.js" */

/** @typedef {HTMLInputElement|HTMLSelectElement} Field */
const FIELDS = ":is(input, select)[name]";

/**
 * A store for a tool, that tells what it keeps and can be emptied, which can be undone. The name of
 * whose it is, is the guide's and not the tool's: it stays.
 * @param {Element} root
 * @param {string} guide what stores of the guide begin with
 * @param {string} tool
 * @param { {kept: string, blocked: string, forgotten: string, undo: string, undone: string}} words
 * @returns {Store}
 */
export function keptStore(root, guide, tool, words) {
  const name = `${guide}/${tool}`;
  const store = withOwner(createStore(() => localStorage, name, Date.now), ownerStore(guide));
  const forget = part("[data-forget]", root);
  const show = () => {
    const state = store.state();
    const place = part("[data-kept]", root);
    if (place) place.textContent = state === "empty" ? "" : state === "stored" ? words.kept : words.blocked;
    if (forget) forget.hidden = state === "empty";
  };
  forget?.addEventListener("click", () => {
    const had = store.keys("").map((key) => /** @type {[string, Value|null]} */ ([key, store.get(key) ?? null]));
    store.clear();
    tell(root, words.forgotten);
    const undo = button(words.undo, () => {
      store.set(had);
      showFields(root, store);
      tell(root, words.undone);
      forget.focus();
    });
    part("[data-told]", root)?.append(" ", undo);
    undo.focus();
  });
  // What is written after has nothing to do with what was told of before.
  root.addEventListener("input", () => tell(root, ""));
  store.watch(show);
  store.read();
  addEventListener("storage", (event) => {
    if (event.key === name || event.key === null) store.read();
  });
  return store;
}

/**
 * Show in the fields what is stored, and store what is written there.
 * @param {Element} root
 * @param {Store} store
 */
export function keepFields(root, store) {
  showFields(root, store);
  root.addEventListener("input", ({ target }) => {
    if (!(target instanceof Element) || !target.matches(FIELDS)) return;
    const field = /** @type {Field} */ (target);
    store.set({ [field.name]: field.value || null });
  });
  store.watch(({ outside }) => {
    if (outside) showFields(root, store);
  });
}

/**
 * @param {Element} root
 * @param {Store} store
 */
export function showFields(root, store) {
  for (const element of root.querySelectorAll(FIELDS)) {
    const field = /** @type {Field} */ (element);
    const isSelect = field instanceof HTMLSelectElement;
    const first = isSelect ? [...field.options].find((option) => option.defaultSelected)?.value || field.options[0].value : "";
    field.value = store.text(field.name) || field.dataset.own || first;
    if (isSelect && field.selectedIndex < 0) field.value = first; // what was chosen is there no more
  }
}

/**
 * Say what has happened, also when it is the same again.
 * @param {Element} root
 * @param {string} text
 */
export function tell(root, text) {
  const place = part("[data-told]", root);
  if (place) place.textContent = text && place.textContent === text ? `${text}\u00a0` : text;
}
