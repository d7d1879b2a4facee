/* At each question, how many groups its answer is from, where it is not all that have agreed on answers. */

import { el } from "./element.js";
import { answerTo } from "./history.js";
import { fill } from "./text.js";
import { agreedGroups, givenBy } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Data} data
 */
export function startCounts(store, data) {
  /** @type {NodeListOf<HTMLElement>} */
  const questions = document.querySelectorAll("[data-question]");
  const draw = () => {
    const total = agreedGroups(store).length;
    for (const question of questions) {
      question.querySelector(".g-given-by")?.remove();
      const id = question.dataset.question || "";
      const n = total && answerTo(id, store.get) ? givenBy(store, `q/${id}`, data) : 0;
      if (n && n < total) {
        question.firstElementChild?.after(el("p", { class: "g-given-by g-soft" }, fill(data.words.given_by, { n, total })));
      }
    }
  };
  store.watch(({ keys }) => {
    if ([...keys].some((key) => (/^(?:q|group)\//).test(key))) draw();
  });
  draw();
}
