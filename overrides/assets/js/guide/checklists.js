/* Checklists on a page, narrowed to who answers and to a plan level; and how they are printed: what is
   as it was has a PDF to open, if the guide has one, and the rest is printed as it is shown. */

import { pdfOf } from "./pdf-of.js";
import { printOne } from "./print-one.js";

export function startChecklistChoices() {
  const place = /** @type {HTMLElement|null} */ (document.querySelector("[data-checklist-choices]"));
  const form = place?.querySelector("form");
  form?.addEventListener("change", () => narrow(form, place?.dataset.checklistChoices || ""));
  place?.querySelector("[data-print-shown]")?.addEventListener("click", () => print());
  if (form) narrow(form, place?.dataset.checklistChoices || ""); // «back» keeps what was chosen

  document.querySelectorAll(".g-print").forEach((button) => {
    button.addEventListener("click", () => {
      const sheet = button.closest(".g-checklist");
      const pdf = pdfOf(sheet);
      if (pdf && !sheet?.querySelector("tr[hidden]")) {
        location.href = pdf;
        return;
      }
      printOne(sheet);
    });
  });
}

/**
 * Show what fits the choices, no heading with nothing under it, and on each sheet what was chosen.
 * @param {HTMLFormElement} form
 * @param {string} pattern with {what}, {shown} and {total}
 */
function narrow(form, pattern) {
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
  const what = chosen.map((select) => select.selectedOptions[0].text).join(", ");
  /** @param {ArrayLike<unknown>} rows @param {number} shown @param {string} text */
  const told = (rows, shown, text) => text.replace("{what}", what)
    .replace("{shown}", `${shown}`).replace("{total}", `${rows.length}`);
  const rowsIn = (/** @type {ParentNode} */ within) =>
    /** @type {HTMLElement[]} */ ([...within.querySelectorAll("tr.g-q")]);
  const shownIn = (/** @type {HTMLElement[]} */ rows) => rows.filter((row) => !row.hidden).length;
  for (const row of rowsIn(document)) {
    row.hidden = !chosen.every(({ name, value }) => row.dataset[name]?.split(" ").includes(value));
  }
  for (const sheet of document.querySelectorAll(".g-checklist")) {
    const rows = rowsIn(sheet);
    const shown = shownIn(rows);
    const heading = sheet.previousElementSibling;
    sheet.toggleAttribute("hidden", !shown);
    if (heading?.matches("h2")) heading.toggleAttribute("hidden", !shown);
    const count = /** @type {HTMLElement|null} */ (sheet.querySelector(".g-checklist__count"));
    if (!count) continue;
    count.dataset.all ??= count.textContent;
    count.textContent = what ? told(rows, shown, pattern) : count.dataset.all;
  }
  document.documentElement.classList.toggle("g-narrowed", !!what);
  form.parentElement?.querySelector("[data-print-shown]")?.toggleAttribute("hidden", !what);
  const status = /** @type {HTMLElement|null} */ (form.querySelector("[data-shown]"));
  const all = rowsIn(document);
  if (status) status.textContent = told(all, shownIn(all), status.dataset.shown || "");
  const sheet = document.querySelector("[data-chosen]");
  if (sheet) sheet.textContent = told(all, shownIn(all), pattern);
}
