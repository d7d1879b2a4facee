/* The self-assessment: one factor at a time, and how much of each is answered. Paper has them all. */

import { printOne } from "../guide/print-one.js";
import { button, el, part, say } from "./element.js";
import { stepOf, UNANSWERED } from "./result.js";
import { sheetHead } from "./sheet-head.js";
import { fill } from "./text.js";
import { contradictions } from "./view-whose.js";
import { dayOf, givenSpan } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Path } from "./path.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function startAssessment(store, path, data) {
  const root = part("[data-assessment]");
  if (!root) return;
  const { words } = data;
  const lists = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-factor]")]);
  const options = lists.map((list) => {
    const title = data.factors[list.dataset.factor || ""].title;
    return el("option", { value: list.dataset.factor, "data-title": title }, title);
  });
  const select = el("select", { autocomplete: "off" }, el("option", { value: "" }, words.every), ...options);
  lists[0]?.before(el(
    "div",
    { class: "g-filters" },
    el("label", { class: "g-field" }, el("span", {}, words.factor), select),
    el("div", { class: "g-buttons" }, button(words.print_part, () => printOne(root), { class: "g-plain" })),
  ));

  let head = el("p", {});
  root.prepend(head);
  const drawHead = () => {
    const keys = store.keys("s/");
    const made = sheetHead(keys.length ? dayOf(givenSpan(store, keys).last) : "", store, data);
    head.replaceWith(made);
    head = made;
  };
  const count = () => {
    const answered = (/** @type {string} */ factor) => {
      const mine = Object.entries(data.statements).filter(([, s]) => !factor || s.factor === factor);
      const n = mine.filter(([id]) => stepOf(data, store.get(`s/${id}`)) !== UNANSWERED).length;
      return fill(words.of_total, { n, total: mine.length });
    };
    for (const option of options) {
      option.text = `${option.dataset.title} (${answered(option.value)})`;
    }
    path.count("assessment", answered(""));
  };
  const show = () => {
    for (const list of lists) list.classList.toggle("g-off", !!select.value && list.dataset.factor !== select.value);
    way();
  };
  const choose = (/** @type {string} */ factor) => {
    select.value = factor;
    show();
    const list = lists.find((each) => each.dataset.factor === factor);
    list?.scrollIntoView();
    part("input", list)?.focus({ preventScroll: true });
  };
  const way = path.wayOn("assessment", select, choose);
  const follow = () => {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const list = lists.find((each) => each.contains(target));
    if (!target || !list) return;
    select.value = list.dataset.factor || "";
    show();
    target.scrollIntoView();
  };
  select.addEventListener("change", () => {
    show();
    say(select.selectedOptions[0].text);
  });
  // Where an answer goes against another, both say so.
  const doubt = () => {
    root.querySelectorAll(".g-warning").forEach((old) => old.remove());
    for (const { id, other, text } of contradictions(store, data)) {
      for (const each of [id, other]) {
        document.getElementById(`${data.anchors.statement}-${each}`)?.append(el("p", { class: "g-warning g-how" }, text));
      }
    }
  };
  store.watch(({ keys }) => {
    drawHead();
    if (![...keys].some((key) => key.startsWith("s/"))) return;
    count();
    doubt();
  });
  doubt();
  drawHead();
  addEventListener("hashchange", follow);
  count();
  select.value = options[0]?.value || "";
  show();
  follow();
}
