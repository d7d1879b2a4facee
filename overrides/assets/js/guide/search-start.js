/* Starts the search when the reader first touches it, and not before: whoever only reads, loads
   neither worker nor index. Runs before the theme, and gives it a Worker of ours.

   The theme makes its search worker at once, but sends it queries only after the worker has said
   that it is ready. So this one says nothing until it is touched. The theme would also load the
   index itself, if the form were called «search» (see partials/search.html).

   A browser starts no Worker, and fetches nothing, for a page at file://. There the worker's script
   and the index as a script (search_index.js) run in a hidden frame instead. */

import { fromDisk, within } from "./page.js";
import { helpIfNone } from "./search-none.js";
/** @import { Answer } from "./search-none.js" */

/**
 * @typedef { {config: object, docs: object[]}} Index
 * @typedef { {data: Answer|undefined}} Message what the worker says
 * @typedef {Window & typeof globalThis & {__index: Index}} Frame
 * @typedef {(message: unknown) => void} Send
 */
const FIELD = ".md-search__input, [for=__search], #__search";
const PlainWorker = window.Worker;
// Beside the script that is sent: a classic one, which has this instead of `import.meta`.
const index = new URL(
  "../search/search_index",
  /** @type {HTMLScriptElement} */ (document.currentScript).src,
);

/** @type {Promise<void>} */
const touched = new Promise((resolve) => {
  /** @param {EventTarget|null} target */
  const touch = (target) => { if (within(target, FIELD)) resolve(); };
  for (const kind of ["focusin", "pointerdown", "change"]) {
    document.addEventListener(kind, (event) => touch(event.target), { capture: true, passive: true });
  }
  // A browser may give the field its focus before any event is heard.
  addEventListener("DOMContentLoaded", () => touch(document.activeElement));
});

class SearchWorker extends EventTarget {
  /** @param {string|URL} address */
  constructor(address) {
    super();
    /** @type {Promise<Send|void>} */
    this.started = touched
      .then(() => (fromDisk ? this.startFrame(address) : this.startWorker(address)))
      .catch(console.error);
  }

  /** @param {string|URL} address @returns {Promise<Send>} */
  async startWorker(address) {
    const worker = new PlainWorker(address);
    worker.addEventListener("message", (event) => this.answer(event.data));
    const response = await fetch(`${index}.json`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    worker.postMessage(setup(await response.json()));
    return (message) => worker.postMessage(message);
  }

  /** @param {string|URL} address @returns {Promise<Send>} */
  async startFrame(address) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inside = /** @type {Frame} */ (frame.contentWindow);
    inside.postMessage = (/** @type {Message} */ message) => this.answer(message);
    /** @type {Send} */
    const send = (data) => inside.dispatchEvent(new inside.MessageEvent("message", { data }));
    for (const src of [`${new URL(address, location.href)}`, `${index}.js`]) {
      await new Promise((resolve, reject) => {
        const script = inside.document.createElement("script");
        Object.assign(script, { src, onload: resolve, onerror: () => reject(src) });
        inside.document.body.append(script);
      });
    }
    send(setup(inside.__index));
    return send;
  }

  /** @param {Message} message */
  answer(message) {
    this.dispatchEvent(new MessageEvent("message", { data: message }));
    helpIfNone(message.data);
  }

  /** @param {unknown} message */
  postMessage(message) {
    this.started.then((send) => send?.(message));
  }

  terminate() {}
}

/** The theme's own message to a new worker. @param {Index} given */
function setup({ config, docs }) {
  return { type: 0, data: { config, docs, options: { suggest: false } } };
}

export function startSearch() {
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (SearchWorker));
}
