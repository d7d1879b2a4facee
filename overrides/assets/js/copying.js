/* The script of pages with texts to fill in: copies one as plain text, with points and tables. */

import { toClipboard } from "./guide/clipboard.js";

/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll("button[data-copy]");
for (const button of buttons) {
  const text = document.querySelector(`[id="${button.dataset.copy}"] [data-text]`);
  const row = button.parentElement;
  if (!text || !row) continue;
  row.hidden = false;
  button.addEventListener("click", async () => {
    const { copied = "", failed = "" } = button.dataset;
    const done = await toClipboard(plainText(text));
    if (!done) select(text);
    const said = row.querySelector("[role=status]");
    if (said) said.textContent = done ? copied : failed;
  });
}

/** @param {Element} text */
function select(text) {
  text.closest("details")?.setAttribute("open", "");
  getSelection()?.selectAllChildren(text);
}

/** @param {Element} text */
function plainText(text) {
  const parts = [...text.children].filter((part) => !part.matches("[data-hint]")).map((part) => {
    if (part.matches("ul, ol")) return [...part.children].map(point).join("\n");
    const rows = [...part.querySelectorAll("tr")];
    return rows.length ? rows.map((row) => [...row.children].map(line).join("\t")).join("\n") : line(part);
  });
  return `${parts.join("\n\n")}\n`;
}

/** @param {Element} item @param {number} place */
const point = (item, place) => [item.parentElement?.matches("ol") ? `${place + 1}.` : "–", line(item)].join(" ");

/** @param {Element} element */
const line = (element) => (element.textContent ?? "").replace(/\s+/g, " ").trim();
