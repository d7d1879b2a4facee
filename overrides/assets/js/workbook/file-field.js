/* A field that takes files, chosen or dropped on it, and what is told of them. */

import { el, say } from "./element.js";
import { MOST_BYTES, MOST_NAME } from "./files.js";
import { clean } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Incoming } from "./files.js"
 */

/**
 * @param {string} label
 * @param {string} hint what to do with a mouse
 * @param {boolean} several
 * @param {(files: File[]) => void} take
 */
export function fileField(label, hint, several, take) {
  const input = el("input", { type: "file", accept: ".json,application/json", multiple: several });
  input.addEventListener("change", () => {
    take([...input.files || []]);
    input.value = ""; // the same file may be chosen again
  });
  const zone = el(
    "div",
    { class: "g-drop" },
    el("label", { class: "g-drop__label" }, el("span", {}, label), input),
    hint && el("span", { class: "g-drop__hint", "aria-hidden": "true" }, hint),
  );
  const over = (/** @type {boolean} */ on) => zone.classList.toggle("g-drop--over", on);
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  zone.addEventListener("dragleave", () => over(false));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take([...event.dataTransfer?.files || []]);
  });
  return zone;
}

/**
 * The texts of files; one that is too big is not read.
 * @param {File[]} files
 * @returns {Promise<Incoming[]>}
 */
export function readAll(files) {
  return Promise.all(files.map(async (file) => {
    const text = file.size > MOST_BYTES ? "" : await file.text().catch(() => "");
    return { name: clean(file.name, MOST_NAME), text, size: file.size };
  }));
}

/**
 * Where is told what was opened, and what could not be.
 * @param {Data} data
 */
export function toldOf(data) {
  const problems = el("div", { class: "g-problems", hidden: true });
  const note = el("p", { class: "g-soft g-how" });
  /** @param { {said: string[], failed: string[]}} found */
  const tell = ({ said, failed }) => {
    problems.hidden = !failed.length;
    problems.replaceChildren(
      el("p", { class: "g-problems__title" }, data.words.problems),
      el("ul", {}, ...failed.map((text) => el("li", {}, text))),
    );
    note.textContent = said.join(" ");
    say([...said, ...failed].join(" "));
    return failed.length;
  };
  const clear = () => {
    problems.hidden = true;
    note.textContent = "";
  };
  return { place: el("div", {}, problems, note), tell, clear };
}
