/* Earlier answers: files from before, opened beside what is answered now. */

import { printOne } from "../guide/print-one.js";
import { changesSince, standOf } from "./earlier.js";
import { button, el, focusKey, part, redraw, say } from "./element.js";
import { fileField, readAll, toldOf } from "./file-field.js";
import { EARLIER, groupsOf, takeGroups } from "./groups.js";
import { changePicture } from "./picture.js";
import { ownerField } from "./owner-field.js";
import { measuresOf } from "./plan.js";
import { standing, UNANSWERED } from "./result.js";
import { dayInWords, fill, today } from "./text.js";
import { changeOf, directionOf, nameOf, statusSheet } from "./view-status.js";
import { dayOf, givenSpan } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Group } from "./spread.js"
 * @import { Store } from "./store.js"
 * @import { Base } from "./view-status.js"
 */

/** @param { {root: HTMLElement, store: Store, owner: Store, data: Data}} given */
export function startEarlier({ root, store, owner, data }) {
  const { words } = data;
  const { place: told, tell, clear } = toldOf(data);
  const list = el("div", {});
  let chosen = "";
  const open = async (/** @type {File[]} */ files) => {
    const taken = takeGroups(await readAll(files), store, data, EARLIER);
    if (taken.keys.length === 1) [chosen] = taken.keys; // what has just been opened is what is meant
    draw();
    return tell(taken);
  };
  root.append(
    el("h3", {}, words.earlier),
    el("p", { class: "g-how" }, words.earlier_text),
    fileField(words.choose_earlier, words.drop_here, true, open),
    told,
    ownerField(owner, data),
    list,
  );
  let stale = false; // what nobody sees is drawn when it is shown
  const draw = () => {
    stale = false;
    const files = groupsOf(store, data, EARLIER).sort((a, b) => a.answered < b.answered ? 1 : -1);
    const bases = basesOf(files, data);
    const earlier = bases.find(({ key }) => key === chosen) || bases[0];
    redraw(list, [
      files.length > 0 && filesOf(root, files, store, data),
      bases.length > 1 && choiceOf(bases, earlier, data, (key) => {
        chosen = key;
        draw();
      }),
      ...comparisonOf(root, earlier, store, data),
    ]);
  };
  const see = () => {
    if (stale && root.checkVisibility()) draw();
  };
  store.watch(({ keys, cleared }) => {
    if (cleared) clear();
    const mine = [EARLIER.prefix, "s/", "q/", "m/", "group/"];
    stale ||= [...keys].some((key) => mine.some((prefix) => key.startsWith(prefix)));
    see();
  });
  addEventListener("hashchange", see);
  draw();
}

/**
 * @param {HTMLElement} root
 * @param {Group[]} files
 * @param {Store} store
 * @param {Data} data
 */
function filesOf(root, files, store, data) {
  const { words } = data;
  const items = files.map((file, place) => {
    const name = nameOf(file, data);
    const remove = () => {
      const next = files[place + 1] || files[place - 1];
      store.set({ [file.key]: null });
      if (!next || !focusKey(root, `remove ${next.key}`)) part("input[type=file]", root)?.focus();
      say(fill(words.group_removed, { group: name }));
    };
    return el("li", {}, `${name} `, button(words.remove, remove, {
      class: "g-plain",
      "data-key": `remove ${file.key}`,
      "aria-label": fill(words.remove_group, { group: name }),
    }));
  });
  return el("ul", { class: "g-how" }, ...items);
}

/**
 * What today's answers can be compared with: the groups of one occasion, or of one day, together
 * first, then each file.
 * @param {Group[]} files
 * @param {Data} data
 * @returns {(Base & {key: string})[]}
 */
function basesOf(files, data) {
  const { words } = data;
  /** @type {Map<string, Group[]>} */
  const together = new Map();
  for (const file of files.filter(({ agreed }) => !agreed.length)) {
    const what = file.occasion || dayInWords(today(new Date(file.answered)), data);
    together.set(what, [...together.get(what) || [], file]);
  }
  const several = [...together].filter(([, some]) => some.length > 1)
    .map(([what, some]) => ({ key: `all ${what}`, name: fill(words.all_files, { n: some.length, what }), files: some }));
  const each = files.map((file) => ({ key: file.key, name: nameOf(file, data), files: [file] }));
  // What groups have agreed on says more than what each of them said.
  return files[0]?.agreed.length ? [...each, ...several] : [...several, ...each];
}

/**
 * @param {(Base & {key: string})[]} bases
 * @param {Base} earlier
 * @param {Data} data
 * @param {(key: string) => void} choose
 */
function choiceOf(bases, earlier, data, choose) {
  const select = el("select", { autocomplete: "off", "data-key": "earlier" }, ...bases.map((base) =>
    el("option", { value: base.key, selected: base === earlier }, base.name)));
  select.addEventListener("change", () => choose(select.value));
  return el("div", { class: "g-row" }, el("label", { class: "g-field" }, el("span", {}, data.words.compare_with), select));
}

/**
 * The status, and each statement with what it was.
 * @param {HTMLElement} root
 * @param {Base|undefined} earlier
 * @param {Store} store
 * @param {Data} data
 */
function comparisonOf(root, earlier, store, data) {
  const { words } = data;
  const now = standing(data, (id) => store.get(`s/${id}`));
  if (now.every(({ step }) => step === UNANSWERED)) return [el("p", {}, words.earlier_unanswered)];
  const all = earlier && changesSince(data, now, earlier.files);
  const heading = (/** @type {string} */ factor) => all ? directionOf(data, standOf(data, all, factor)) : "";
  const print = () => printOne(part(".g-status", root) || root);
  const last = dayOf(givenSpan(store, store.keys("s/")).last);
  const late = earlier?.files.some(({ answered }) => today(new Date(answered)) >= last);
  return [
    late && el("p", { class: "g-warning" }, fill(words.not_earlier, { name: earlier?.name || "", date: dayInWords(last, data) })),
    el("p", { class: "g-row" }, button(words.print_status, print, { class: "g-button g-button--primary", "data-key": "print status" })),
    !measuresOf(store).length && el("p", {}, words.status_no_plan),
    statusSheet(store, data, all || now, earlier),
    all && el("div", { class: "g-scroll" }, changePicture(data, all, (found) => changeOf(data, found), heading)),
  ];
}
