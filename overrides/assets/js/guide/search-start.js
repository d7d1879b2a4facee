/* Starts the search's worker and gives it the index. Its messages: `{setup: {config, docs}}`, then
   `{ask, number}`; it says `{ready}`, then `{number, answer}`, or `{number, failed}` where it can't.

   A browser starts no Worker, and fetches nothing, for a page at file://. There the worker's script
   and the index as a script (search_index.js) run in a hidden frame instead. */

import { fromDisk } from "./page.js";

/**
 * @typedef { {location: string, title: string, words: string[]}} Place title as HTML, with marks; the
 *   words to mark on the page opened
 * @typedef {Place & {kind: string, text: string, basis: string, on: string, note: string, more: Place[]}} Hit
 * @typedef { {hits: Hit[], near: boolean, mended: string, dropped?: string[], suggest: string[]}} Answer
 * @typedef { {ready?: true, number?: number, answer?: Answer, failed?: string}} Message what the worker says
 * @typedef { {config: {search: {kinds?: Record<string, string>}}, docs: object[]}} Index
 * @typedef { {setup: Index} | {ask: string, number: number}} Order what it is told
 * @typedef { {kinds: Record<string, string>, ask: (query: string, number: number) => void}} Engine
 * @typedef { {index: Promise<Index>, send: (order: Order) => void, end: () => void}} Started
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
    const fail = (/** @type {unknown} */ reason) => {
      if (!ready) end();
      reject(reason);
    };
    const { index, send, end } = (fromDisk ? startFrame : startWorker)((message) => {
      ready ||= Boolean(message.ready);
      if (message.ready) index.then(({ config }) => resolve({ kinds: config.search.kinds ?? {}, ask: (ask, number) => send({ ask, number }) }));
      else hear(message);
    }, fail);
    index.then(({ config, docs }) => send({ setup: { config, docs } })).catch(fail);
  });
}

/**
 * @param {(message: Message) => void} hear
 * @param {(reason: unknown) => void} fail
 * @returns {Started}
 */
function startWorker(hear, fail) {
  const worker = new Worker(WORKER);
  worker.addEventListener("message", ({ data }) => hear(data));
  worker.addEventListener("error", fail);
  const load = async () => {
    const response = await fetch(`${INDEX}.json`);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return response.json();
  };
  return { index: load(), send: (order) => worker.postMessage(order), end: () => worker.terminate() };
}

/**
 * @param {(message: Message) => void} hear
 * @returns {Started}
 */
function startFrame(hear) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
  const inside = /** @type {Frame} */ (frame.contentWindow);
  inside.postMessage = hear;
  const load = async () => {
    for (const src of [WORKER, `${INDEX}.js`]) {
      await new Promise((resolve, reject) => {
        const script = inside.document.createElement("script");
        Object.assign(script, { src, onload: resolve, onerror: () => reject(src) });
        inside.document.body.append(script);
      });
    }
    return inside.__index;
  };
  const send = (/** @type {Order} */ data) => {
    inside.dispatchEvent(new inside.MessageEvent("message", { data }));
  };
  return { index: load(), send, end: () => frame.remove() };
}
