/* Marks what was searched for where a hit leads to: in the entry, or in what stands under the heading,
   and nowhere else on the page. The words travel in the fragment, which no server sees. There they are
   taken out of the address and kept in the entry of the browser's history, so that «reload» and
   «forward» mark them anew. */

// Words with what nobody sees in them (DI: soft hyphens and the like), and with marks that stand
// apart from their letters.
const WORD = /([\p{L}\p{N}\p{M}\p{DI}](?:-?[\p{L}\p{N}\p{M}\p{DI}])*)/u;
const SIGN = "&mark=";
/** Stands between the words that are marked only together. */
export const TOGETHER = "_";
const HEADINGS = ":is(h1, h2, h3, h4, h5, h6)";
const PASSED_OVER = "script, style, svg, select, textarea, .g-toc";

/** @param {string} text */
const plain = (text) => text.replace(/\p{DI}/gu, "").normalize("NFC").toLowerCase();

/** What stands in an address, broken or not. @param {string} text */
const decoded = (text) => new URLSearchParams(`text=${text}`).get("text") ?? "";

/**
 * Lets a link be followed with its words; afterwards its address is as it was.
 * @param {HTMLAnchorElement} link
 */
export function withMarks(link) {
  const { href, dataset } = link;
  if (!dataset.words) return;
  link.href = `${href}${link.hash ? "" : "#"}${SIGN}${encodeURIComponent(dataset.words)}`;
  setTimeout(() => { link.href = href; });
}

export function startSearchMarks() {
  addEventListener("hashchange", read);
  addEventListener("popstate", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) forget();
  });
  read();
}

/** Keep the words in the address for this entry of the history, and leave the address of the section alone. */
function read() {
  const [anchor, words] = location.hash.split(SIGN);
  if (words !== undefined) {
    // The one leads to the section, the other to the page: none makes an entry of the history.
    if (anchor.length > 1) location.replace(anchor);
    else history.replaceState(null, "", location.pathname + location.search);
    history.replaceState({ ...history.state, found: decoded(words) }, "");
  }
  show();
}

/** Mark what this entry of the history has words for. */
function show() {
  unmark();
  const found = history.state?.found;
  if (found) mark(found);
}

/** The reader wants no marks, now or when the page is loaded anew. */
function forget() {
  if (!history.state?.found) return;
  unmark();
  history.replaceState({ ...history.state, found: "" }, "");
}

/** @param {string} wanted words, with spaces between */
function mark(wanted) {
  const article = document.querySelector("article");
  const id = decoded(location.hash.slice(1));
  const target = document.getElementById(id) ?? article?.querySelector("h1") ?? article;
  if (!article || !target || !article.contains(target)) return;
  const range = landing(article, target);
  const phrases = plain(wanted).split(/\s+/).map((one) => one.split(TOGETHER).filter(Boolean))
    .filter(({ length }) => length);
  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (range.intersectsNode(node) && !node.parentElement?.closest(PASSED_OVER)) nodes.push(node);
  }
  const marks = nodes.flatMap((node) => foundIn(node, phrases));
  if (!marks.length) return;
  /** @type {HTMLElement|null} */
  const search = document.querySelector("[data-unmark]");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "g-unmark", textContent: search?.dataset.unmark });
  button.setAttribute("aria-keyshortcuts", "Escape");
  button.addEventListener("click", forget);
  const title = target.matches(HEADINGS) ? target : target.querySelector(`${HEADINGS}, dt`);
  if (title?.matches("dt")) title.nextElementSibling?.prepend(button);
  else if (title) title.after(button);
  else target.prepend(button);
}

/**
 * What a reader lands in: an entry, or what stands under a heading until the next that has an address.
 * @param {Element} article
 * @param {Element} target
 */
function landing(article, target) {
  const range = document.createRange();
  range.selectNode(target);
  if (!target.matches(HEADINGS)) return range;
  const headings = [...article.querySelectorAll(HEADINGS)];
  const next = headings.slice(headings.indexOf(target) + 1).find((heading) => {
    const own = heading.closest("[id]");
    return own && !own.contains(target);
  });
  if (next) range.setEndBefore(next);
  else range.setEndAfter(article);
  return range;
}

/**
 * Marks words, and words that stand together, in a text; gives the marks.
 * @param {Text} node
 * @param {string[][]} phrases
 */
function foundIn(node, phrases) {
  const parts = node.data.split(WORD); // every other is a word
  const marks = [];
  /** @type {(Node|string)[]} */
  const pieces = [];
  for (let at = 0; at < parts.length; at += 1) {
    const met = at % 2 ? phrases.find((words) => words.every((word, i) => plain(parts[at + 2 * i] ?? "") === word)) : undefined;
    if (!met) {
      pieces.push(parts[at]);
      continue;
    }
    const found = document.createElement("mark");
    found.className = "g-found";
    found.textContent = parts.slice(at, at + 2 * met.length - 1).join("");
    marks.push(found);
    pieces.push(found);
    at += 2 * met.length - 2;
  }
  if (marks.length) node.replaceWith(...pieces);
  return marks;
}

/** Take the marks away, and what takes them away. */
function unmark() {
  const button = document.querySelector(".g-unmark");
  const above = button?.previousElementSibling ?? button?.parentElement;
  const held = button && button === document.activeElement;
  button?.remove();
  for (const found of document.querySelectorAll(".g-found")) {
    const around = found.parentNode;
    found.replaceWith(found.textContent ?? "");
    around?.normalize();
  }
  if (held && above instanceof HTMLElement) {
    above.tabIndex = -1; // the place that the reader is at
    above.focus({ preventScroll: true });
  }
}
