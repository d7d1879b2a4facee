/* How far groups agree.

   - Statements: the distance is that between the lowest and the highest step given. «Don't know» is
     no step and adds no distance, but it is an answer: the share that doesn't give the commonest
     answer counts it. Groups that have not answered are left out.
   - Questions of the checklists: the share that doesn't answer as most: ticked, not ticked, or not
     applicable. A group counts for a factor only when it has ticked or written something in that
     factor's list. Then come those of which groups name different people or days.
   - What is to be talked about first: the greatest distance, then the greatest share, then the order
     of the guide. */

import { own } from "./data.js";
import { answerTo, partsOf } from "./history.js";
import { stepOf, UNANSWERED } from "./result.js";
/**
 * @import { Data, Question, Statement } from "./data.js"
 * @import { Value } from "./store.js"
 */

/**
 * @typedef { {name: string, given: string, occasion: string, id: string, key: string, saved: string, answered: string, agreed: string[], changed: string[], counts: Record<string, number>, answers: Map<string, Value>, moved: number, lost: number}} Group
 * @typedef { {id: string, statement: Statement, groups: Map<number, string[]>, count: number, distance: number, share: number}} Spread
 *   the names of the groups by step, how many answered, the distance in steps, and the share (0–1)
 *   that doesn't give the commonest answer
 * @typedef { {text: string, names: string[]}} Said what groups have written, and the names of those
 * @typedef { {id: string, question: Question, yes: string[], no: string[], apart: string[], share: number, who: Said[], due: Said[], note: Said[], differs: boolean}} Split
 *   the names of the groups that have ticked, not ticked, and found it not applicable
 */

/**
 * How the groups' answers to each statement lie.
 * @param {Data} data
 * @param {Group[]} groups
 * @returns {Spread[]}
 */
export function spreads(data, groups) {
  return Object.entries(data.statements).map(([id, statement]) => {
    /** @type {Map<number, string[]>} */
    const at = new Map();
    for (const group of groups) {
      const step = stepOf(data, group.answers.get(`s/${id}`));
      if (step !== UNANSWERED) at.set(step, [...(at.get(step) || []), group.name]);
    }
    const steps = [...at.keys()].filter((step) => step >= 0).sort((a, b) => a - b);
    const counts = [...at.values()].map((names) => names.length).sort((a, b) => a - b);
    const count = counts.reduce((sum, n) => sum + n, 0);
    return {
      id,
      statement,
      groups: at,
      count,
      distance: steps.length ? steps[steps.length - 1] - steps[0] : 0,
      share: count ? 1 - counts[counts.length - 1] / count : 0,
    };
  });
}

/**
 * What the groups see differently, in the order to talk about it.
 * @param {Spread[]} all
 */
export function discussion(all) {
  return all
    .filter(({ groups }) => groups.size > 1)
    .sort((a, b) => b.distance - a.distance || b.share - a.share);
}

/**
 * How the groups' answers to each question lie: those that they see differently first, the most evenly
 * split first. Questions of lists that no group has used are left out.
 * @param {Data} data
 * @param {Group[]} groups
 * @returns {Split[]}
 */
export function splits(data, groups) {
  const touched = groups.map((group) => new Set([...group.answers]
    .filter(([key, value]) => key.startsWith("q/") && value !== false && value !== "")
    .map(([key]) => own(data.questions, partsOf(key).id)?.factor)));
  const all = Object.entries(data.questions).map(([id, question]) => {
    const counted = groups.filter((_, place) => touched[place].has(question.factor));
    const those = (/** @type {string|null} */ given) => counted
      .filter(({ answers }) => answerTo(id, (key) => answers.get(key)) === given)
      .map(({ name }) => name);
    const [yes, no, apart] = [those("ticked"), those(null), those("not_applicable")];
    const [who, due, note] = ["who", "due", "note"].map((field) => saidBy(counted, `q/${id}/${field}`));
    const most = Math.max(yes.length, no.length, apart.length);
    const share = counted.length ? 1 - most / counted.length : 0;
    const differs = share > 0 || who.length > 1 || due.length > 1;
    return { id, question, yes, no, apart, share, who, due, note, differs };
  });
  return all
    .filter(({ yes, no, apart }) => yes.length + no.length + apart.length)
    .sort((a, b) => b.share - a.share || Number(b.differs) - Number(a.differs));
}

/**
 * What groups have written under a key, each text once.
 * @param {Group[]} groups
 * @param {string} key
 */
function saidBy(groups, key) {
  /** @type {Said[]} */
  const said = [];
  for (const { name, answers } of groups) {
    const text = String(answers.get(key) ?? "").trim();
    const had = said.find((each) => each.text === text);
    if (had) had.names.push(name);
    else if (text) said.push({ text, names: [name] });
  }
  return said;
}
