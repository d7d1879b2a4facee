/* A workshop's pack on the page: what is wished for, the agenda, what is printed, and one print. */

import { toClipboard } from "../guide/clipboard.js";
import { printOne } from "../guide/print-one.js";
import { button, el, part, redraw, table } from "../workbook/element.js";
import { fill, isDay } from "../workbook/text.js";
import { keepFields, keptStore, tell } from "../tools/tool.js";
import { boundsOf } from "./agenda.js";
import { agendaTable, groupText, noGroupFor, paperOf } from "./paper.js";
import { copiesOf, packOf } from "./sheets.js";
/**
 * @import { Child } from "../workbook/element.js"
 * @import { Store } from "../workbook/store.js"
 * @import { Pack } from "./data.js"
 * @import { Made, Wishes } from "./sheets.js"
 */

const MOST_PEOPLE = 200; // as the fields say
const MOST_GROUPS_MADE = 50;
// What a link brings along: numbers and choices, neither name nor date.
const LINKED = ["minutes", "people", "groups", "list"];

/** @param {Pack} data */
export function startPack(data) {
  const root = part("[data-pack]");
  const [result, groups] = ["result", "groups"].map((name) => root && part(`[data-pack-${name}]`, root));
  const minutes = root && part('[name="minutes"]', root);
  if (!root || !result || !groups || !minutes) return;
  const { kept, blocked, forgotten, undo, undone } = data.words;
  const bounds = boundsOf(data);
  minutes.setAttribute("min", String(bounds.least));
  minutes.setAttribute("max", String(bounds.most));
  const words = { kept, blocked, forgotten, undo, undone };
  const store = withLinked(keptStore(root, data.store, "pack", words), linkedAt(root));
  const draw = () => {
    const wishes = wishesOf(root, store);
    const made = packOf(data, wishes);
    redraw(groups, made && !wishes.list ? [factorFields(made, data)] : []);
    redraw(result, made ? packView(made, root, data) : [whyNone(wishes, bounds, data)]);
  };
  draw();
  keepFields(root, store);
  store.watch(draw);
  root.hidden = false;
  if (location.hash === `#${root.id}`) root.scrollIntoView();
  addEventListener("afterprint", () => part("[data-pack-paper]", root)?.replaceChildren());
}

/**
 * What the fields say.
 * @param {Element} root
 * @param {Store} store
 * @returns {Wishes}
 */
function wishesOf(root, store) {
  const number = (/** @type {string} */ name, /** @type {number} */ most) => {
    const found = Number(store.text(name));
    return Number.isInteger(found) && found > 0 && found <= most ? found : 0;
  };
  const owner = part('[name="owner"]', root)?.dataset.own || "";
  const known = [...root.querySelectorAll('[name="list"] option')].map((option) => option.getAttribute("value"));
  const date = store.text("date");
  return {
    owner: store.text("owner").trim() || owner,
    place: store.text("place").trim(),
    date: isDay(date) ? date : "",
    start: store.text("start"),
    minutes: number("minutes", 1440),
    people: number("people", MOST_PEOPLE),
    groups: number("groups", MOST_GROUPS_MADE),
    list: known.includes(store.text("list")) ? store.text("list") : "",
    factors: Array.from({ length: MOST_GROUPS_MADE }, (_, place) => store.text(`factor/${place + 1}`)),
  };
}

/**
 * Why there is nothing to print.
 * @param {Wishes} wishes
 * @param { {least: number, most: number}} bounds
 * @param {Pack} data
 */
function whyNone({ minutes, people, groups }, bounds, { words }) {
  if (!minutes || !people) return el("p", { class: "g-soft" }, fill(words.ask, bounds));
  const text = groups > people ? words.too_many_groups : fill(words.no_agenda, { minutes, ...bounds });
  return el("p", { class: "g-tool__warn" }, text);
}

/**
 * A choice of factor for each group.
 * @param {Made} made
 * @param {Pack} data
 */
function factorFields({ groups }, { words, factors }) {
  return el("div", { class: "g-fields" }, ...groups.map(({ number, list }) => {
    const name = `factor/${number}`;
    const options = factors.map(({ id, title }) => el("option", { value: id, selected: id === list.id }, title));
    return el(
      "label",
      { class: "g-field" },
      el("span", {}, fill(words.group, { n: number })),
      el("select", { name, "data-key": name }, ...options),
    );
  }));
}

/**
 * @param {Made} made
 * @param {HTMLElement} root
 * @param {Pack} data
 * @returns {Child[]}
 */
function packView(made, root, data) {
  const { words, groups: { least, most } } = data;
  const sizes = [...new Set(made.groups.map(({ size }) => size))].sort((a, b) => a - b);
  const outside = sizes.some((size) => size < least || size > most);
  const rows = made.sheets.filter(({ kind, printed: can }) => can && kind !== "run_sheet").map((sheet) =>
    [sheet.name, String(copiesOf(sheet, made)), sheet.whom]);
  const without = [...new Set(made.without.map(({ name }) => name))].join(", ");
  return [
    outside && el("p", {}, fill(words.few, { sizes: sizes.join("–"), least, most })),
    el("ul", {}, ...made.groups.map((group) => el("li", {}, groupText(group, data)))),
    noGroupFor(made, data),
    table(words.sheets, [words.sheet, words.count, words.whom], [
      [words.cover, "1", words.leader], [words.run_sheet, "1", words.leader], ...rows,
    ]),
    without && el("p", { class: "g-soft" }, fill(words.left_out, { sheets: without })),
    el(
      "div",
      { class: "g-buttons" },
      button(words.print, () => printPack(made, root, data), { "data-key": "print" }),
      button(words.copy, () => copyLink(made.wishes, root, data), { "data-key": "copy" }),
    ),
    el("p", { class: "g-soft" }, words.one_sided),
    agendaTable(made, data),
  ];
}

/**
 * @param {Made} made
 * @param {HTMLElement} root
 * @param {Pack} data
 */
function printPack(made, root, data) {
  part("[data-pack-paper]", root)?.replaceChildren(...paperOf(made, data));
  printOne(root);
}

/**
 * A link that sets up the same: in the fragment, which no server is sent.
 * @param {Wishes} wishes
 * @param {HTMLElement} root
 * @param {Pack} data
 */
async function copyLink(wishes, root, { words }) {
  const { minutes, people, groups, list } = wishes;
  const given = Object.entries({ minutes, people, groups, list }).filter(([, value]) => value);
  const told = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  const address = `${location.href.replace(/#.*/, "")}#${root.id}?${told}`;
  tell(root, await toClipboard(address) ? words.copied : fill(words.copy_failed, { address }));
}

/**
 * What a link brings along, taken out of the address.
 * @param {HTMLElement} root
 * @returns {[string, string|null][]}
 */
function linkedAt(root) {
  const begin = `#${root.id}?`;
  if (!location.hash.startsWith(begin)) return [];
  const told = new URLSearchParams(location.hash.slice(begin.length));
  history.replaceState(null, "", `#${root.id}`);
  return LINKED.map((name) => [name, (told.get(name) || "").slice(0, 80) || null]);
}

/**
 * A store that begins as a link says, and keeps that when the reader sets something, not before.
 * @param {Store} store
 * @param {[string, string|null][]} linked
 * @returns {Store}
 */
function withLinked(store, linked) {
  const given = new Map(linked);
  store.watch(({ keys, cleared }) => { if (cleared && keys.size) given.clear(); });
  return {
    ...store,
    text: (key) => given.has(key) ? given.get(key) || "" : store.text(key),
    set: (values) => {
      const first = [...given];
      given.clear();
      store.set([...first, ...Array.isArray(values) ? values : Object.entries(values)]);
    },
  };
}
