/* Asking before something that can't be undone. */

import { button, el } from "./element.js";
/** @import { Data } from "./data.js" */

/**
 * @param { {title: string, text: string, yes: string}} question
 * @param {() => void} action what to do when the answer is yes
 * @param {Data} data
 */
export function ask({ title, text, yes }, action, data) {
  const close = () => dialog.close();
  const dialog = el(
    "dialog",
    { class: "g-dialog md-typeset", "aria-labelledby": "g-dialog-title", onclose: () => dialog.remove() },
    el("p", { class: "g-dialog__title", id: "g-dialog-title" }, title),
    el("p", {}, text),
    el(
      "div",
      { class: "g-buttons" },
      button(data.words.cancel, close, { autofocus: true }),
      button(yes, () => {
        close();
        action();
      }, { class: "g-button g-button--delete" }),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
