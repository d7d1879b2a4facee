/* Starts the search's worker and gives it the index. Its messages: `{setup}`, the index or its text, then
   `{ask, number}`; it says `{ready}`, what kinds of places are called, then `{number, answer}`, or
   `{number, failed}` where it can't.

   A browser starts no Worker, and fetches nothing, for a page at file://. There the worker's script
   and the index as a script (search_index.js) run in a hidden frame instead. */

import { fromDisk } from "./page.js";

/**
 * @typedef { {location: string, title: string, words: string[]}} Place title as HTML, with marks; the
 *   words to mark on the page opened
 * @typedef {Place & {kind: string, text: string, basis: string, on: string, note: string, more: Place[]}} Hit
 * @typedef { {hits: Hit[], near: boolean, mended: string, dropped?: string[], suggest: string[]}} Answer
 * @typedef { {ready?: Record<string, string>, number?: number, answer?: Answer, failed?: string}} Message what the worker says
 * @typedef { {config: object, docs: object[]}} Index
 * @typedef { {setup: Index | string} | {ask: string, number: number}} Order what it is told
 * @typedef { {kinds: Record<string, string>, ask: (query: string, number: number) => void}} Engine
 * @typedef { {postMessage: (order: Order) => void, terminate: () => void}} Started
 * @typedef {Window & typeof globalThis & {__index: Index}} Frame
 */

/** The site's root, from the script that is sent: a classic one, which has no `import.meta`. */
export const siteRoot = `${new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src)}`;
const WORKER = `${siteRoot}assets/search-worker.js`;
const INDEX = `${siteRoot}search/search_index`;

/**
 * The search, ready to be asked; rejected where it can't be loaded, and nothing of it stays then.
 * @param {(message: Message) => void} hear is told the answers
 * @returns {Promise<Engine>}
 */
export function startEngine(hear) {
  return new Promise((resolve, reject) => {
    let ready = false;
    const started = (fromDisk ? startFrame : startWorker)((message) => {
      if (!message.ready) return hear(message);
      ready = true;
      resolve({ kinds: message.ready, ask: (ask, number) => started.postMessage({ ask, number }) });
    }, (reason) => {
      if (!ready) started.terminate();
      reject(reason);
    });
  });
}

/**
 * @param {(message: Message) => void} hear
 * @param {(reason: unknown) => void} fail
 * @returns {Started}
 */
function startWorker(hear, fail) {
  const worker = new Worker(WORKER);
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = fail;
  const load = async () => {
    const response = await fetch(`${INDEX}.json`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    worker.postMessage({ setup: await response.text() });
  };
  load().catch(fail);
  return worker;
}

/**
 * @param {(message: Message) => void} hear
 * @param {(reason: unknown) => void} fail
 * @returns {Started}
 */
function startFrame(hear, fail) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const inside = /** @type {Frame} */ (frame.contentWindow);
  inside.postMessage = hear;
  const postMessage = (/** @type {Order} */ data) => {
    inside.dispatchEvent(new inside.MessageEvent("message", { data }));
  };
  const load = async () => {
    for (const src of [WORKER, `${INDEX}.js`]) {
      await new Promise((resolve, reject) => {
        const script = inside.document.createElement("script");
        Object.assign(script, { src, onload: resolve, onerror: () => reject(src) });
        inside.document.body.append(script);
      });
    }
    postMessage({ setup: inside.__index });
  };
  load().catch(fail);
  return { postMessage, terminate: () => frame.remove() };
}
