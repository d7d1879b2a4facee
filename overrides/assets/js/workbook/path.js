/* The path: the parts of the workbook as steps. One is shown at a time, each has an address, and the
   way between them is links, so that «back», bookmarks and the keyboard do as everywhere.

   A step is what a macro put on the page, with its heading, what stands between the two, and plain
   text after it. */

import { button, el } from "./element.js";
import { fill } from "./text.js";
/** @import { Data } from "./data.js" */

/**
 * @typedef { {key: string, section: HTMLElement, head: HTMLElement, link: HTMLAnchorElement, tell: (text: string) => void}} Step
 * @typedef {ReturnType<typeof startPath>} Path
 */

/**
 * @param {HTMLElement} bar where to show the steps
 * @param {Data} data
 */
export function startPath(bar, data) {
  const { words } = data;
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-step]")]);
  const steps = places.map((place, number) => makeStep(place, number + 1, data));
  const saved = el("p", { class: "g-path__saved", "data-saved": true });
  bar.append(
    el("nav", { "aria-label": words.path }, el("ol", {}, ...steps.map(({ link }) => el("li", {}, link)))),
    saved,
  );

  const show = (/** @type {Step} */ shown) => {
    for (const step of steps) {
      step.section.hidden = step !== shown;
      step.link.ariaCurrent = step === shown ? "step" : null;
    }
  };
  const follow = () => {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const step = target ? steps.find(({ section }) => section.contains(target)) : steps[0];
    if (!step) return;
    show(step);
    if (!target) return;
    if (target !== step.head) {
      target.scrollIntoView();
      return;
    }
    step.section.scrollIntoView();
    step.head.focus({ preventScroll: true });
  };
  addEventListener("hashchange", follow);
  if (steps.length) show(steps[0]);
  follow();

  /** A link to a step, as text. @param {string} key */
  const way = (key) => {
    const step = steps.find((each) => each.key === key);
    return step && el("a", { href: step.link.hash }, words[`step_${key}`]);
  };
  /** A link to the step that comes after one; none after the last. @param {string} key */
  const next = (key) => {
    const step = steps[steps.findIndex((each) => each.key === key) + 1];
    return step && el(
      "a",
      { href: step.link.hash, class: "g-button g-button--primary" },
      fill(words.next_step, { step: words[`step_${step.key}`] }),
    );
  };
  return {
    saved,
    next,
    way,
    /** Go where the address leads, if what it names was made after the steps were. */
    arrive() {
      const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
      if (target?.closest(".g-step")?.hasAttribute("hidden")) follow();
    },
    /** Say at a step's link how far it is done. @param {string} key @param {string} text */
    count(key, text) {
      steps.find((each) => each.key === key)?.tell(text);
    },
    /**
     * The way on from what a list shows, one choice at a time: to the next choice, and after the last
     * to the next step. Gives what draws it anew.
     * @param {string} key the step's
     * @param {HTMLSelectElement} select its first option means all
     * @param {(value: string) => void} choose
     */
    wayOn(key, select, choose) {
      const place = el("p", { class: "g-row g-way" });
      steps.find((each) => each.key === key)?.section.append(place);
      return () => {
        const option = select.value ? select.options[select.selectedIndex + 1] : undefined;
        const go = () => {
          if (option) choose(option.value);
        };
        const primary = { class: "g-button g-button--primary", "data-next": true };
        place.replaceChildren(option ? button(fill(words.next_part, { part: titleOf(option) }), go, primary) : next(key) || "");
      };
    },
  };
}

/** What an option is called, without what is counted after it. @param {HTMLOptionElement} option */
const titleOf = (option) => option.dataset.title || option.text;

/**
 * Put a step's heading, the text below it and its place into a section of their own.
 * @param {HTMLElement} place
 * @param {number} number
 * @param {Data} data
 * @returns {Step}
 */
function makeStep(place, number, data) {
  const key = place.dataset.step || "";
  const title = data.words[`step_${key}`];
  const before = [];
  /** @type {HTMLElement|null} */
  let heading = null;
  for (let node = place.previousElementSibling; node && !node.matches(".g-step, [data-workbook]"); node = node.previousElementSibling) {
    before.unshift(node);
    if (node instanceof HTMLHeadingElement && node.tagName === "H2") {
      heading = node;
      break;
    }
  }
  // What else stands at the foot of a page bears a class, and belongs to no step.
  const after = [];
  for (let node = place.nextElementSibling; node && !node.matches("h2, [class], [data-step]"); node = node.nextElementSibling) {
    after.push(node);
  }
  // A page without headings gets them, with the addresses that the places had.
  const head = heading || el("h2", { id: place.id }, title);
  if (!heading) place.removeAttribute("id");
  head.tabIndex = -1;
  const section = el("section", { class: "g-step", "aria-labelledby": head.id });
  place.before(section);
  section.append(...heading ? before : [head], place, ...after);
  const count = el("span", { class: "g-path__count", "aria-hidden": "true" });
  const named = el("span", { class: "g-hidden" }, title);
  const link = el(
    "a",
    { href: `#${head.id}` },
    el("span", { class: "g-path__number", "aria-hidden": "true" }, String(number)),
    el("span", { class: "g-path__title", "aria-hidden": "true" }, title),
    count,
    named,
  );
  const tell = (/** @type {string} */ text) => {
    count.textContent = text;
    named.textContent = `${title} ${text}`;
  };
  return { key, section, head, link, tell };
}
