/* Offers a case to whoever has filled in the workbook; its script is asked for when it is wanted. */

import { button, el, part } from "./element.js";
import { askFor } from "./on-demand.js";
import { ownerField } from "./owner-field.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/** @typedef { {store: Store, owner: Store, data: Data}} Handed what the script is given, once it is there */

/**
 * @param {Store} store
 * @param {Store} owner
 * @param {Data} data
 */
export function offerCase(store, owner, data) {
  const place = part("[data-workbook-case]");
  const { words } = data;
  const src = part("#workbook-data")?.dataset.case;
  if (!place || !src || !data.case) return;
  const { timetable } = data.case;
  const failed = el("p", { role: "status" });
  const start = button(words.case_start, () => {
    start.disabled = true;
    failed.textContent = "";
    askFor(src, place, "case", { store, owner, data }, () => {
      start.disabled = false;
      failed.textContent = words.case_failed;
    });
  });
  place.append(
    el("h3", {}, words.case_title),
    el("p", {}, `${words.case_text} `, timetable && el("a", { href: timetable }, words.case_timetable)),
    ownerField(owner, data),
    el("div", { class: "g-buttons" }, start),
    failed,
  );
}
