/* This workbook's own answers as a file. */

import { groupText } from "./files.js";
import { saveFile } from "./files-out.js";
import { ownAnswers } from "./groups.js";
import { newMark } from "./store.js";
import { fileName, today } from "./text.js";
import { agreedOf, lastGiven } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/**
 * Let the browser save the answers as those of the group that they are called after.
 * @param {Store} store
 * @param {Data} data
 */
export function saveAnswers(store, data) {
  const name = store.text("group/name").trim() || data.words.group_unnamed;
  // Another name is another group: several may use the same machine, one after the other.
  if (!store.get("group/id") || store.get("group/saved") !== name) {
    store.set({ "group/id": newMark(), "group/saved": name });
  }
  saveOwn(store.text("group/id"), store, data);
}

/**
 * Let the browser save the answers under the name that they have. Gives whether the file can be opened.
 * @param {string} id
 * @param {Store} store
 * @param {Data} data
 */
export function saveOwn(id, store, data) {
  const { words } = data;
  const name = store.text("group/name").trim() || words.group_unnamed;
  const occasion = store.text("group/occasion").trim();
  const now = new Date();
  const about = {
    name, occasion, id, saved: now.toISOString(), answered: lastGiven(store), ...agreedOf(store, data),
  };
  const file = [fileName(name), fileName(occasion), words.file_answers, today(now)].filter(Boolean).join("-");
  return saveFile(`${file}.json`, "application/json", groupText(about, ownAnswers(store), data), data);
}
