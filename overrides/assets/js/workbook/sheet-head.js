/* What stands at the head of a printed sheet: whose it is, which group's, and the day. */

import { OWNER } from "../tools/owner.js";
import { el, part } from "./element.js";
import { dayInWords } from "./text.js";
import { agreedOf, agreedText } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/**
 * Write into the head of a sheet the name of the group, and a day: what is printed empty gets it by
 * hand.
 * @param {Element} sheet
 * @param {string} day YYYY-MM-DD, or nothing
 * @param {Store} store
 * @param {Data} data
 */
export function writeHead(sheet, day, store, data) {
  const agreed = agreedOf(store, data);
  const told = {
    group: agreed.agreed.length ? agreedText(agreed, data) : store.text("group/name").trim(),
    date: dayInWords(day, data),
  };
  for (const [key, text] of Object.entries(told)) {
    const place = part(`[data-head="${key}"]`, sheet);
    if (place) place.textContent = text;
  }
}

/**
 * A head for a sheet that has none: on paper only.
 * @param {string} day YYYY-MM-DD, or nothing
 * @param {Store} store
 * @param {Data} data
 */
export function sheetHead(day, store, data) {
  const head = el("p", { class: "g-sheet-line" }, part("[data-blank] .g-sheet-head")?.cloneNode(true));
  writeHead(head, day, store, data);
  return head;
}

/**
 * Take the group out of the head of what is the municipality's: that, whose answers it builds on, says it.
 * @param {Element} head
 */
export const withoutGroup = (head) => part('[data-head="group"]', head)?.parentElement?.remove();

/**
 * Write whose it is into every head, now and when the name is changed. Heads made later are copies.
 * @param {Store} owner
 */
export function writeOwner(owner) {
  /** @type {NodeListOf<HTMLElement>} */
  const given = document.querySelectorAll('[data-head="owner"]');
  for (const place of given) place.dataset.own = place.textContent || "";
  const write = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const places = document.querySelectorAll('[data-head="owner"]');
    for (const place of places) place.textContent = owner.text(OWNER).trim() || place.dataset.own || "";
  };
  owner.watch(write);
  write();
}
