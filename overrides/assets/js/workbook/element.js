/* Building what is seen. Text from answers and files becomes text nodes, never markup. */

/**
 * @typedef {Record<string, string|number|boolean|((event: Event) => void)|undefined>} Attributes
 * @typedef {Node|string|false|undefined|null|""} Child
 */

/**
 * @param {Element} made
 * @param {Attributes} attributes functions are listeners: `onclick`
 * @param {Child[]} children
 */
function furnish(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child || child === "0").map((child) => child || ""));
}

/**
 * An element of HTML with attributes and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  furnish(made, attributes, children);
  return made;
}

/**
 * An element of SVG with attributes and children.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  furnish(made, attributes, children);
  return /** @type {SVGElementTagNameMap[K]} */ (made);
}

/**
 * A button that does something.
 * @param {string} text
 * @param {() => void} action
 * @param {Attributes} [attributes]
 */
export function button(text, action, attributes = {}) {
  return el("button", { type: "button", class: "g-button", ...attributes, onclick: action }, text);
}

/**
 * A table with a caption: the first cell of each row is its heading.
 * @param {string} caption
 * @param {string[]} columns
 * @param {Child[][]} rows
 */
export function table(caption, columns, rows) {
  const head = el("tr", {}, ...columns.map((text) => el("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) => el(
    "tr",
    {},
    el("th", { scope: "row" }, first),
    ...rest.map((content, place) => el("td", { "data-label": columns[place + 1] }, content)),
  ));
  return el(
    "table",
    { class: "g-table" },
    el("caption", {}, caption),
    el("thead", {}, head),
    el("tbody", {}, ...body),
  );
}

/**
 * Put new content into a place. What had focus there keeps it, and what was unfolded stays so, if it
 * is there again (`data-key`).
 * @param {Element} place
 * @param {Child[]} content
 */
export function redraw(place, content) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && place.contains(active) ? active.dataset.key : undefined;
  const range = active instanceof HTMLTextAreaElement ? active.selectionStart : null;
  const open = [...place.querySelectorAll("details[open][data-key]")].map(keyOf);
  place.replaceChildren(...content.filter((child) => !!child).map((child) => child || ""));
  for (const details of place.querySelectorAll("details[data-key]")) {
    details.toggleAttribute("open", open.includes(keyOf(details)));
  }
  if (key) focusKey(place, key, range);
}

/** @param {Element} element */
const keyOf = (element) => element.getAttribute("data-key");

/**
 * Give focus to what bears a key, in sight; gives whether it is there and can have it.
 * @param {Element} place
 * @param {string} key
 * @param {number|null} [caret]
 */
export function focusKey(place, key, caret = null) {
  const found = place.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!(found instanceof HTMLElement) || found.matches(":disabled")) return false;
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
  if (caret !== null && found instanceof HTMLTextAreaElement) found.setSelectionRange(caret, caret);
  return true;
}

/**
 * Find a part of the page.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement|null}
 */
export function part(selector, within = document) {
  return within.querySelector(selector);
}

/**
 * Say what has happened to screen readers, even when it is the same again; in sight too where nothing
 * else shows it, in the text below what was pressed: a note over the page would cover fields.
 * @param {string} text
 * @param {boolean} [shown]
 */
export function say(text, shown = false) {
  part(".g-said")?.remove();
  const place = part("[data-say]");
  if (!place) return;
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
  if (shown) document.activeElement?.closest(".g-buttons, .g-row")?.after(el("p", { class: "g-said" }, text));
}
