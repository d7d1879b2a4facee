/* Groups: one group's answers to a file, and the files of several opened. */

import { ask } from "./ask.js";
import { button, el, focusKey, part, redraw, say, table } from "./element.js";
import { fillFields } from "./fields.js";
import { fileField, readAll, toldOf } from "./file-field.js";
import { MOST_NAME } from "./files.js";
import {
  clearOwn, groupsOf, occasionsOf, ownAnswers, removeGroups, replaceOwn, takeGroups,
} from "./groups.js";
import { isOrphan } from "./history.js";
import { askFor } from "./on-demand.js";
import { saveAnswers } from "./own-file.js";
import { isPlace } from "./plan.js";
import { sheetHead } from "./sheet-head.js";
import { dayInWords, fill, today } from "./text.js";
import { agreedForm } from "./view-agreed.js";
import { comparison } from "./view-spread.js";
import { agreedText } from "./whose.js";
/**
 * @import { Data } from "./data.js"
 * @import { Incoming } from "./files.js"
 * @import { Group } from "./spread.js"
 * @import { Path } from "./path.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} store
 * @param {Store} owner
 * @param {Path} path
 * @param {Data} data
 */
export function startGroups(store, owner, path, data) {
  const place = part("[data-groups]");
  if (!place) return;
  const { words } = data;
  const root = viewsOf(place, { store, owner, data });
  const list = el("div", {});
  const { place: told, tell, clear } = toldOf(data);
  root.append(...saveForm(store, data), ...openForm(store, data, tell), told, list);
  const agreed = agreedForm(store, path, data);
  const draw = () => {
    const groups = groupsOf(store, data);
    // One thing is the thing to do.
    part("[data-save]", root)?.classList.toggle("g-button--primary", groups.length < 2);
    agreed.draw(groups);
    path.count("groups", groups.length ? fill(words.groups_opened, { n: groups.length }) : "");
    redraw(list, groups.length ? [...groupTable(root, groups, store, data), ...comparison(root, groups, agreed.place, store, data)] : []);
  };
  store.watch(({ keys, cleared }) => {
    if (cleared) clear();
    if ([...keys].some((key) => (/^[ga]\//).test(key) || isPlace(key))) draw();
  });
  draw();
}

/**
 * Two views of files, each with an address: the groups of today, and answers from before, whose script
 * is asked for when they are shown. Gives the first.
 * @param {HTMLElement} place
 * @param { {store: Store, owner: Store, data: Data}} given
 */
function viewsOf(place, given) {
  const { words, anchors } = given.data;
  const home = place.closest(".g-step")?.getAttribute("aria-labelledby") || "";
  const views = [
    { id: home, title: words.step_groups, view: el("div", {}) },
    { id: anchors.earlier, title: words.earlier, view: el("div", { id: anchors.earlier, tabindex: -1, "data-earlier": true }) },
  ];
  const links = views.map(({ id, title }) => el("a", { href: `#${id}` }, title));
  const [{ view: first }, { view: earlier }] = views;
  const src = part("#workbook-data")?.dataset.earlierScript || "";
  let asked = false;
  const load = () => {
    asked = true;
    earlier.replaceChildren();
    askFor(src, earlier, "earlier", { root: earlier, ...given }, () => {
      asked = false;
      earlier.replaceChildren(el("p", {}, words.case_failed));
    });
  };
  const show = (/** @type {number} */ shown) => {
    views.forEach(({ view }, number) => {
      view.hidden = number !== shown;
      links[number].ariaCurrent = number === shown ? "true" : null;
    });
    if (shown === 1 && !asked) load();
  };
  const follow = () => {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    const shown = views.findIndex(({ id, view }) => location.hash === `#${id}` || view.contains(target));
    if (shown >= 0) show(shown);
    if (target === earlier) {
      place.scrollIntoView();
      earlier.focus({ preventScroll: true });
    }
  };
  place.append(el("nav", { class: "g-views", "aria-label": words.views }, ...links), ...views.map(({ view }) => view));
  addEventListener("hashchange", follow);
  show(0);
  follow();
  return first;
}

/**
 * @param {Store} store
 * @param {Data} data
 */
function saveForm(store, data) {
  const { words } = data;
  const save = () => {
    if (!ownAnswers(store).length) {
      say(words.no_answers);
      note.textContent = words.no_answers;
      return;
    }
    note.textContent = store.text("group/name").trim() ? "" : words.save_unnamed;
    saveAnswers(store, data);
  };
  const begin = () => {
    const { new_question: title, new_text: text, new_yes: yes } = words;
    ask({ title, text, yes }, () => {
      clearOwn(store);
      fillFields(document.body, store, data);
      say(words.new_done, true);
    }, data);
  };
  const note = el("p", { class: "g-soft" });
  return [
    el("h3", { class: "g-how" }, words.save_title),
    el("p", { class: "g-how" }, words.save_text),
    el(
      "div",
      { class: "g-row" },
      el("label", { class: "g-field" }, el("span", {}, words.group_name),
        el("input", { type: "text", name: "group/name", maxlength: MOST_NAME, autocomplete: "off" })),
      el("label", { class: "g-field" }, el("span", {}, words.occasion),
        el("input", { type: "text", name: "group/occasion", maxlength: MOST_NAME, autocomplete: "off" })),
      button(words.save_answers, save, { class: "g-button g-button--primary", "data-save": true }),
      button(words.new_group, begin, { class: "g-plain" }),
    ),
    note,
  ];
}

/**
 * @param {Store} store
 * @param {Data} data
 * @param {(found: {said: string[], failed: string[]}) => number} tell
 */
function openForm(store, data, tell) {
  const { words } = data;
  const take = (/** @type {Incoming[]} */ files) => tell(takeGroups(files, store, data));
  const paste = el("textarea", { rows: 4, class: "g-paste", "aria-label": words.paste_label });
  const zone = fileField(words.choose_files, words.drop_here, true, async (files) => take(await readAll(files)));
  return [
    el("h3", { class: "g-how" }, words.open_title),
    el("p", { class: "g-how" }, words.open_text),
    zone,
    el(
      "details",
      { class: "g-fold" },
      el("summary", {}, words.paste),
      paste,
      button(words.paste_add, () => {
        const text = paste.value;
        const failed = text.trim() && take([{ name: words.pasted, text, size: new Blob([text]).size }]);
        if (!failed) paste.value = "";
      }),
    ),
  ];
}

/**
 * @param {HTMLElement} root
 * @param {Group[]} groups
 * @param {Store} store
 * @param {Data} data
 */
function groupTable(root, groups, store, data) {
  const { words } = data;
  const statements = Object.keys(data.statements).length;
  const rows = groups.map((group, place) => {
    const given = [...group.answers].filter(([key, value]) => !isOrphan(key, value, data));
    const ticks = given.filter(([key, value]) => key.endsWith("/tick") && value === true).length;
    const answered = given.filter(([key]) => key.startsWith("s/")).length;
    const notes = [
      group.agreed.length > 0 && `${fill(words.origin, { text: agreedText(group, data) })}.`,
      group.moved > 0 && fill(words.group_moved, { n: group.moved }),
      group.lost > 0 && fill(words.group_lost, { n: group.lost }),
    ].filter(Boolean).join(" ");
    const use = () => {
      const { use_question: title, use_text: text, use_yes: yes } = words;
      const values = { group: group.name };
      const replace = () => {
        // The same group goes on: what it saves next takes the place of this file.
        replaceOwn(store, [...group.answers], { ...group, name: group.given });
        fillFields(document.body, store, data);
        say(fill(words.used, values), true);
      };
      if (ownAnswers(store).length) ask({ title, text: fill(text, values), yes }, replace, data);
      else replace();
    };
    const remove = () => {
      const next = groups[place + 1] || groups[place - 1];
      removeGroups(store, [group.key]);
      if (!next || !focusKey(root, `remove ${next.key}`)) part("input[type=file]", root)?.focus();
      say(fill(words.group_removed, { group: group.name }));
    };
    return [
      el("span", {}, el("span", { class: "g-dot" }, String(place + 1)), ` ${group.name}`, notes && el("span", { class: "g-soft" }, ` ${notes}`)),
      dayInWords(today(new Date(group.saved)), data),
      fill(words.of_total, { n: answered, total: statements }),
      String(ticks),
      el(
        "span",
        { class: "g-buttons" },
        button(words.use_as_ours, use, {
          class: "g-plain",
          "data-key": `use ${group.key}`,
          "aria-label": fill(words.use_as_ours_of, { group: group.name }),
        }),
        button(words.remove, remove, {
          class: "g-plain",
          "data-key": `remove ${group.key}`,
          "aria-label": fill(words.remove_group, { group: group.name }),
        }),
      ),
    ];
  });
  const columns = [words.group, words.group_saved, words.group_answers, words.group_ticks, words.group_actions];
  const found = occasionsOf(groups, data);
  const { remove_all: yes, remove_all_text: text } = words;
  const removeAll = () => ask({ title: yes, text, yes }, () => {
    removeGroups(store, groups.map(({ key }) => key));
    part("input[type=file]", root)?.focus();
  }, data);
  return [
    sheetHead(today(new Date()), store, data),
    found.length > 0 && el("p", { class: "g-warning g-how" }, fill(words.mixed_groups, { what: found.join("; ") })),
    el("div", { class: "g-scroll g-groups" }, table(words.groups, columns, rows)),
    groups.length > 1 && button(yes, removeAll, { class: "g-plain" }),
  ];
}
