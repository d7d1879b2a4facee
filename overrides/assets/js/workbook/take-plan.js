/* The measures of a plan's file into the store. */

import { FileProblem, readPlan } from "./files.js";
import { addMeasures, measuresOf, MOST_MEASURES } from "./plan.js";
import { fill } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Incoming } from "./files.js"
 * @import { Store } from "./store.js"
 */

/**
 * Add the measures of a file that the plan doesn't have. Gives what to tell the reader; throws
 * FileProblem.
 * @param {Incoming} file
 * @param {Store} store
 * @param {Data} data
 */
export function takePlan(file, store, data) {
  const measures = readPlan(file, data);
  const have = new Set(measuresOf(store).map(({ id }) => id));
  const fresh = measures.filter(({ id }) => !have.has(id));
  if (have.size + fresh.length > MOST_MEASURES) {
    throw new FileProblem(fill(data.words.too_many_measures, { most: MOST_MEASURES }));
  }
  if (fresh.length) addMeasures(store, fresh);
  return fill(data.words.plan_opened, { n: fresh.length, known: measures.length - fresh.length });
}
