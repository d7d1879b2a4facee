/* Scripts that are asked for when a reader wants what they do. */

import { el } from "./element.js";

/**
 * Ask for a script, which hands what it does to an event of its name at `place`.
 * @param {string} src
 * @param {HTMLElement} place
 * @param {string} name
 * @param {object} given what it is given
 * @param {() => void} failed what to do where it doesn't come
 */
export function askFor(src, place, name, given, failed) {
  const script = el("script", { src });
  const use = (/** @type {Event} */ event) => {
    if (event instanceof CustomEvent) event.detail(given);
  };
  place.addEventListener(name, use, { once: true });
  script.addEventListener("error", () => {
    place.removeEventListener(name, use);
    script.remove();
    failed();
  });
  document.body.append(script);
}
