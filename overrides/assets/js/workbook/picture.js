/* Pictures of answers. Each has a text that says the same, and a table or list stands beside it. */

import { svg } from "./element.js";
import { isMet, stepTitle, UNKNOWN } from "./result.js";
import { fill } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Found } from "./result.js"
 * @import { Spread } from "./spread.js"
 */

const PICTURE_WIDTH = 400;

/**
 * Every factor with its statements as rows of boxes: as many filled as the step is high.
 * @param {Data} data
 * @param {Found[]} all
 */
export function standingPicture(data, all) {
  const row = 56;
  const factors = Object.entries(data.factors);
  const said = all.map((found) =>
    fill(data.words.picture_item, { text: found.statement.text.replace(/\.$/, ""), step: stepTitle(data, found.step) }));
  const rows = factors.map(([slug, factor], place) => {
    const mine = all.filter(({ statement }) => statement.factor === slug);
    const gap = 14;
    const width = Math.min(120, (PICTURE_WIDTH - gap * (mine.length - 1)) / Math.max(1, mine.length));
    return svg(
      "g",
      { transform: `translate(0 ${place * row})` },
      svg("text", { x: 0, y: 15 }, factor.title),
      ...mine.map((found, number) => meter(data, found, number * (width + gap), 24, width)),
    );
  });
  return svg(
    "svg",
    {
      class: "g-chart",
      viewBox: `0 0 ${PICTURE_WIDTH} ${factors.length * row}`,
      role: "img",
      "aria-label": `${data.words.picture}. ${said.join(" ")}`,
    },
    ...rows,
  );
}

/**
 * @param {Data} data
 * @param {Found} found
 * @param {number} x
 * @param {number} y
 * @param {number} width
 */
function meter(data, found, x, y, width) {
  const kind = found.step < 0 ? (found.step === UNKNOWN ? "unknown" : "unanswered") : isMet(data, found) ? "met" : "gap";
  const box = width / data.steps.length;
  const rect = (/** @type {number} */ left, /** @type {number} */ wide, /** @type {boolean} */ full) =>
    svg("rect", { x: left + 0.75, y, width: wide - 1.5, height: 18, class: full ? "g-chart__full" : "g-chart__empty" });
  const parts = kind === "unknown"
    ? [rect(x, width, false), svg("text", { x: x + width / 2, y: y + 14, "text-anchor": "middle" }, "?")]
    : data.steps.map((_, step) => rect(x + step * box, box, step <= found.step));
  return svg("g", { class: `g-chart--${kind}` }, ...parts);
}

/**
 * How many groups chose each step: a bar for each, with the number.
 * @param {Data} data
 * @param {Spread} spread
 */
export function spreadPicture(data, spread) {
  const steps = [...data.steps.map((_, step) => step), UNKNOWN];
  const column = PICTURE_WIDTH / steps.length;
  const most = 44;
  let highest = 1;
  for (const names of spread.groups.values()) highest = Math.max(highest, names.length);
  const bars = steps.map((step, place) => {
    const n = spread.groups.get(step)?.length || 0;
    const height = Math.max(2, (most * n) / highest);
    const kind = step < 0 ? "unknown" : data.steps[step].met ? "met" : "gap";
    const middle = place * column + column / 2;
    return svg(
      "g",
      { class: `g-chart--${kind}` },
      svg("rect", { x: place * column + 4, y: 18 + most - height, width: column - 8, height, class: n ? "g-chart__full" : "g-chart__empty" }),
      svg("text", { x: middle, y: 18 + most - height - 4, "text-anchor": "middle" }, String(n)),
      svg("text", { x: middle, y: 80, "text-anchor": "middle", class: "g-chart__step" }, stepTitle(data, step)),
    );
  });
  const said = steps.map((step) => `${stepTitle(data, step)}: ${spread.groups.get(step)?.length || 0}`);
  return svg(
    "svg",
    {
      class: "g-chart",
      viewBox: `0 0 ${PICTURE_WIDTH} 86`,
      role: "img",
      "aria-label": fill(data.words.spread_picture, { text: said.join(", ") }),
    },
    ...bars,
  );
}
