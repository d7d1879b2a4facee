/* Offers a case to whoever has filled in the workbook; its script is asked for when it is wanted. */

import { button, el, part } from "./element.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/** @typedef { {store: Store, data: Data}} Handed what the script is given, once it is there */

/**
 * @param {Store} store
 * @param {Data} data
 */
export function offerCase(store, data) {
  const place = part("[data-workbook-case]");
  const { words } = data;
  const src = part("#workbook-data")?.dataset.case;
  if (!place || !src) return;
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
    if (event instanceof CustomEvent) event.detail({ store, data });
  });
  place.append(
    el("h3", {}, words.case_title),
    el("p", {}, words.case_text),
    el("div", { class: "g-buttons" }, start),
    failed,
  );
}
