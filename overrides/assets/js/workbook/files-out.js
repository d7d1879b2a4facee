/* Files and text leave the page: a file is saved by the browser, a text goes to the clipboard. */

import { toClipboard } from "../guide/clipboard.js";
import { el, part, say } from "./element.js";
import { saveBlob } from "./save.js";
import { fill } from "./text.js";
/** @import { Data } from "./data.js" */

/**
 * Let the browser save a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 * @param {Data} data
 */
export function saveFile(name, type, text, data) {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
  say(fill(data.words.file_saved, { file: name }), true);
}

/**
 * Copy a text; where the browser lets nobody, it is shown, to be copied by hand.
 * @param {string} text
 * @param {Element} beside where to show it
 * @param {Data} data
 * @param {Element[]} [shown] the same with its table
 */
export async function copyText(text, beside, data, shown) {
  const { words } = data;
  part(".g-copy", beside.parentNode || document)?.remove();
  if (await toClipboard(text, shown)) {
    say(words.copied);
    beside.after(el("p", { class: "g-copy" }, words.copied));
    return;
  }
  const area = el("textarea", { class: "g-copy__text", readonly: true, rows: 8, "aria-label": words.text_to_copy });
  area.value = text;
  beside.after(el("div", { class: "g-copy" }, el("p", {}, words.copy_failed), area));
  area.focus();
  area.select();
}
