/* Offers a case to whoever has filled in the workbook; its script is asked for when it is wanted. */

import { MOST_OWNER, OWNER } from "../tools/owner.js";
import { button, el, part } from "./element.js";
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
  const { ownerLabel, ownerName, timetable } = data.case;
  const name = el("input", { maxlength: MOST_OWNER, autocomplete: "organization" });
  const show = () => {
    if (document.activeElement !== name) name.value = owner.text(OWNER) || ownerName;
  };
  name.addEventListener("input", () => owner.set({ [OWNER]: name.value.trim() || null }));
  owner.watch(show);
  show();
  const failed = el("p", { role: "status" });
  const start = button(words.case_start, () => {
    start.disabled = true;
    failed.textContent = "";
    const script = el("script", { src });
    script.addEventListener("error", () => {
      script.remove();
      start.disabled = false;
      failed.textContent = words.case_failed;
    });
    document.body.append(script);
  });
  place.addEventListener("case", (event) => {
    if (event instanceof CustomEvent) event.detail({ store, owner, data });
  });
  place.append(
    el("h3", {}, words.case_title),
    el("p", {}, `${words.case_text} `, timetable && el("a", { href: timetable }, words.case_timetable)),
    el("label", { class: "g-field" }, el("span", {}, ownerLabel), name),
    el("div", { class: "g-buttons" }, start),
    failed,
  );
}
