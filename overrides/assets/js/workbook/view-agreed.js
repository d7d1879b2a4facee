/* What the groups agree on: chosen statement by statement, and made this workbook's own answers. */

import { agreedAnswers, agreedCounts, agreement, isGiven, isTicked, ticksAgainst } from "./agreed.js";
import { ask } from "./ask.js";
import { button, el, focusKey, redraw, say } from "./element.js";
import { fillFields } from "./fields.js";
import { MOST_NAME } from "./files.js";
import { ownAnswers, replaceOwn } from "./groups.js";
import { saveAnswers, saveOwn } from "./own-file.js";
import { stepTitle, UNKNOWN } from "./result.js";
import { splits } from "./spread.js";
import { newMark } from "./store.js";
import { fill } from "./text.js";
import { agreedGroups, openFiles, whoseText } from "./whose.js";
/**
 * @import { Agreed } from "./agreed.js"
 * @import { Data } from "./data.js"
 * @import { Path } from "./path.js"
 * @import { Group, Spread } from "./spread.js"
 * @import { Store, Value } from "./store.js"
 */

/**
 * The choice of an answer for all groups to one statement.
 * @param {Spread} found
 * @param {Agreed} agreed
 * @param {Group[]} groups
 * @param {Store} store
 * @param {Data} data
 */
export function agreedChoice(found, { step: now, how }, groups, store, data) {
  const { words } = data;
  const { id, statement, count } = found;
  const steps = [...data.steps.map((_, step) => step), UNKNOWN];
  const told = how === "alike" ? words.agreed_alike : how === "chosen" ? words.agreed_chosen : words.agreed_open;
  const few = count < groups.length && fill(words.agreed_few, { n: count, total: groups.length });
  const none = how === "chosen" && !isGiven({ found, step: now }) && words.agreed_given_by_none;
  const choices = steps.map((step) => {
    const value = step === UNKNOWN ? data.unknown.id : data.steps[step].id;
    return el(
      "label",
      { class: "g-agreed__step" },
      el("input", {
        type: "radio",
        name: `agreed/${id}`,
        value,
        checked: step === now,
        autocomplete: "off",
        "data-agreed": true,
        "data-key": `agreed ${id} ${value}`,
        oninput: () => store.set({ [`a/${id}`]: value }),
      }),
      el("span", {}, stepTitle(data, step)),
    );
  });
  const clear = () => {
    store.set({ [`a/${id}`]: null });
    focusKey(document.body, `agreed ${id} ${data.steps[0].id}`);
  };
  return el(
    "fieldset",
    { class: `g-agreed g-agreed--${how}` },
    el(
      "legend",
      {},
      el("strong", { "aria-hidden": "true" }, words.agreed),
      el("span", { class: "g-hidden" }, `${words.agreed}: ${statement.text}`),
      ` ${[told, none, few].filter(Boolean).join(" ")}`,
    ),
    el("div", { class: "g-agreed__steps" }, ...choices),
    how === "chosen" && button(words.agreed_clear, clear, {
      class: "g-plain",
      "data-key": `clear ${id}`,
      "aria-label": fill(words.agreed_clear_of, { text: statement.text }),
    }),
  );
}

/**
 * Where the agreed answers become those of this workbook. Its fields stay when all else is drawn anew.
 * @param {Store} store
 * @param {Path} path
 * @param {Data} data
 */
export function agreedForm(store, path, data) {
  const { words } = data;
  /** @type {Group[]} */
  let groups = [];
  let named = false; // until somebody has written in the field, it says what the files say
  const text = (/** @type {string} */ key) =>
    el("input", { type: "text", maxlength: MOST_NAME, autocomplete: "off", "data-key": key });
  const [name, occasion] = [text("agreed name"), text("agreed occasion")];
  name.value = words.agreed;
  occasion.addEventListener("input", () => { named = true; });
  const told = el("p", {});
  const against = el("div", {});
  const state = el("div", {});

  const use = () => {
    const answers = agreedAnswers(data, groups, store);
    if (!answers.length) {
      say(words.agreed_none, true);
      return;
    }
    const before = ownAnswers(store);
    const isKept = !before.length || isHeld(before, new Map(answers)) || groups.some((group) => isHeld(before, group.answers));
    const take = () => {
      if (!isKept && !saveOwn(newMark(), store, data)) return;
      replaceOwn(store, answers, {
        name: name.value.trim() || words.agreed,
        occasion: occasion.value.trim(),
        id: newMark(),
        answered: groups.map(({ answered }) => new Date(answered).toISOString()).sort().at(-1) || "",
        agreed: groups.map((group) => group.name),
        changed: [],
        counts: agreedCounts(data, groups, store),
        files: openFiles(store),
      });
      fillFields(document.body, store, data);
      say(words.agreed_done);
    };
    const { open } = counts();
    const ticks = splits(data, groups).filter((split) => isTicked(split) && answers.some(([key]) => key === `q/${split.id}/tick`));
    const alone = ticks.filter(({ yes }) => yes.length === 1).length;
    const left = ticksAgainst(data, groups, store).length;
    const none = agreement(data, groups, store).filter((each) => each.how === "chosen" && !isGiven(each));
    if (!before.length && !open && !alone && !left && !none.length) {
      take();
      return;
    }
    const sentences = [
      open > 0 && fill(words.agreed_ask_open, { n: open }),
      none.length > 0 && fill(words.agreed_ask_none, {
        texts: none.map(({ found, step }) => `«${found.statement.text}» (${stepTitle(data, step)})`).join(", "),
      }),
      ticks.length > 0 && fill(words.agreed_ask_ticks, { n: ticks.length, alone }),
      left > 0 && fill(words.agreed_ask_against, { n: left }),
      before.length > 0 && words.agreed_ask_replace,
      !isKept && words.agreed_ask_file,
      words.agreed_ask_stays,
    ].filter(Boolean).join(" ");
    ask({ title: words.agreed_question, text: sentences, yes: words.agreed_yes }, take, data);
  };
  /** How many statements have got an agreed answer, in which way. */
  const counts = () => {
    const all = agreement(data, groups, store);
    const of = (/** @type {string} */ way) => all.filter(({ how }) => how === way).length;
    return { n: all.length - of("open"), total: all.length, alike: of("alike"), chosen: of("chosen"), open: of("open") };
  };
  const drawAgainst = () => {
    const found = ticksAgainst(data, groups, store);
    redraw(against, found.length ? [
      el("p", { class: "g-warning" }, fill(words.agreed_against, { n: found.length })),
      el("ul", {}, ...found.map(({ split, found: { statement }, step }) => el("li", {}, fill(words.agreed_against_of, {
        question: split.question.text, groups: split.yes.join(", "), text: statement.text, step: stepTitle(data, step),
      })))),
    ] : []);
  };
  const drawState = () => redraw(state, agreedGroups(store).length ? [
    el("p", {}, fill(words.agreed_now, { whose: whoseText(store, data) })),
    el("p", { class: "g-row" }, path.way("result"), path.way("plan")),
    el("p", { class: "g-how" }, words.keep_files),
    button(words.keep_answers, () => saveAnswers(store, data)),
  ] : []);
  store.watch(drawState);
  const place = el(
    "section",
    { class: "g-agree", "aria-labelledby": data.anchors.agreed },
    el("h3", { id: data.anchors.agreed }, words.agreed),
    told,
    against,
    el("p", {}, words.agreed_rule),
    el(
      "div",
      { class: "g-row" },
      el("label", { class: "g-field" }, el("span", {}, words.agreed_name), name),
      el("label", { class: "g-field" }, el("span", {}, words.occasion), occasion),
      button(words.use_agreed, use, { class: "g-button g-button--primary", "data-key": "use agreed" }),
    ),
    state,
  );
  return {
    place,
    draw(/** @type {Group[]} */ now) {
      groups = now;
      if (!named) occasion.value = store.text("group/occasion").trim() || commonest(groups.map((group) => group.occasion));
      told.textContent = fill(words.agreed_counted, counts());
      drawAgainst();
      drawState();
    },
  };
}

/** Whether answers all stand in others. @param {[string, Value][]} answers @param {Map<string, Value>} others */
const isHeld = (answers, others) => answers.every(([key, value]) => others.get(key) === value);

/** The text that is there most often. @param {string[]} texts */
const commonest = (texts) => texts.filter(Boolean)
  .sort((a, b) => texts.filter((text) => text === b).length - texts.filter((text) => text === a).length)[0] || "";
