/* Fields and the store: a control with a name is the value under that name. */

import { part } from "./element.js";
import { dayInWords, FIRST_YEAR, isDay, LAST_YEAR } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store, Value } from "./store.js"
 */

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Control */

// What a field for a day takes: a year of four digits, so that nobody writes 20277 unseen.
export const DATE = { type: "date", min: `${FIRST_YEAR}-01-01`, max: `${LAST_YEAR}-12-31` };
// What is chosen for several groups is drawn by its own part (view-agreed.js).
const NAMED = ":is(input, textarea, select)[name]:not([data-agreed])";

/**
 * @param {Element} root
 * @param {Store} store
 * @param {Data} data
 */
export function startFields(root, store, data) {
  root.addEventListener("input", (event) => {
    const control = event.target;
    if (!(control instanceof Element) || !control.matches(NAMED)) return;
    const named = /** @type {Control} */ (control);
    const value = valueOf(named);
    // Two boxes of which one at most can be ticked.
    const other = value && named.dataset.instead;
    store.set({ [named.name]: value, ...(other && { [other]: null }) });
    if (other) fillFields(root, store, data, new Set([other]));
    mirror(named, data);
  });
  root.addEventListener("click", (event) => {
    const clear = event.target instanceof Element && event.target.closest("[data-clear]");
    if (!(clear instanceof HTMLElement)) return;
    const name = clear.dataset.clear || "";
    store.set({ [name]: null });
    fillFields(root, store, data, new Set([name]));
    // The button is gone with the answer; the reader goes on where the choice is.
    part(`[name="${name}"]`, root)?.focus();
  });
  store.watch(({ keys, outside }) => {
    if (outside) fillFields(root, store, data, keys);
    else showClear(root, store);
  });
  fillFields(root, store, data);
}

/**
 * Show what is stored; of all fields, or of those with these names.
 * @param {Element} root
 * @param {Store} store
 * @param {Data} data
 * @param {Set<string>} [names]
 */
export function fillFields(root, store, data, names) {
  for (const element of root.querySelectorAll(NAMED)) {
    const control = /** @type {Control} */ (element);
    if (names && !names.has(control.name)) continue;
    const value = store.get(control.name);
    if (control instanceof HTMLInputElement && control.type === "checkbox") {
      control.checked = value === true;
    } else if (control instanceof HTMLInputElement && control.type === "radio") {
      control.checked = control.value === value;
    } else if (control.value !== String(value ?? "")) {
      control.value = String(value ?? "");
    }
    mirror(control, data);
  }
  showClear(root, store);
}

/** @param {Control} control @returns {Value|null} */
function valueOf(control) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked || null;
  // While a year is being written, a browser gives the years 2, 20 and 202 as well.
  if (control instanceof HTMLInputElement && control.type === "date" && !isDay(control.value)) return null;
  return control.value || null;
}

/**
 * Paper shows the whole of a text, which a field may not: the style sheet prints it from here.
 * @param {Control} control
 * @param {Data} data
 */
function mirror(control, data) {
  const field = control.closest(".g-field");
  if (!(field instanceof HTMLElement)) return;
  const isSelect = control instanceof HTMLSelectElement;
  const chosen = isSelect && control.value ? control.selectedOptions[0]?.text : "";
  const isDate = control instanceof HTMLInputElement && control.type === "date";
  field.dataset.value = isSelect ? chosen || "" : isDate ? dayInWords(control.value, data) : control.value;
  if (control instanceof HTMLTextAreaElement && !CSS.supports("field-sizing", "content")) {
    control.style.height = "auto";
    if (control.scrollHeight) control.style.height = `${control.scrollHeight + 2}px`;
  }
}

/** @param {Element} root @param {Store} store */
function showClear(root, store) {
  for (const clear of root.querySelectorAll("[data-clear]")) {
    if (clear instanceof HTMLElement) clear.hidden = store.get(clear.dataset.clear || "") === undefined;
  }
}
