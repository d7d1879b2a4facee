/* Files and text leave the page: a file is saved by the browser, a text goes to the clipboard. */

import { toClipboard } from "../guide/clipboard.js";
import { el, part, say } from "./element.js";
import { MOST_BYTES } from "./files.js";
import { saveBlob } from "./save.js";
import { fill } from "./text.js";
/** @import { Data } from "./data.js" */

/**
 * Let the browser save a file. Gives whether it can be opened again, if it is one that is opened here.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 * @param {Data} data
 */
export function saveFile(name, type, text, data) {
  const { words } = data;
  const blob = new Blob([text], { type: `${type};charset=utf-8` });
  saveBlob(name, blob);
  const isGood = type !== "application/json" || blob.size <= MOST_BYTES;
  say(fill(isGood ? words.file_saved : words.saved_too_big, { file: name, most: MOST_BYTES / 1024 }), true);
  return isGood;
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
