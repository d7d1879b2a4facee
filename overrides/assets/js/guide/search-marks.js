/* Marks what was searched for on the page that a hit leads to. The words travel in the fragment, which
   no server sees, and are taken out of the address before they are marked. */

// Words with what nobody sees in them (DI: soft hyphens and the like), and with marks that stand
// apart from their letters.
const WORD = /([\p{L}\p{N}\p{M}\p{DI}](?:-?[\p{L}\p{N}\p{M}\p{DI}])*)/u;
const SIGN = "&mark=";
const PASSED_OVER = "script, style, svg, select, textarea, .g-toc";

/** @param {string} text */
const plain = (text) => text.replace(/\p{DI}/gu, "").normalize("NFC").toLocaleLowerCase();

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
  read();
}

/** Mark the words in the address, and leave the address of the section alone. */
function read() {
  const [anchor, words] = location.hash.split(SIGN);
  if (words === undefined) return;
  unmark();
  mark(new URLSearchParams(`words=${words}`).get("words") ?? "");
  // The one leads to the section, the other to the page: none makes an entry of the history.
  if (anchor.length > 1) location.replace(anchor);
  else history.replaceState(null, "", location.pathname + location.search);
}

/** @param {string} wanted words, with spaces between */
function mark(wanted) {
  const article = document.querySelector("article");
  if (!article) return;
  const words = new Set(plain(wanted).split(/\s+/).filter(Boolean));
  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (!node.parentElement?.closest(PASSED_OVER)) nodes.push(node);
  }
  for (const node of nodes) {
    const parts = node.data.split(WORD);
    if (!parts.some((part) => words.has(plain(part)))) continue;
    node.replaceWith(...parts.map((part) => {
      if (!words.has(plain(part))) return part;
      const found = document.createElement("mark");
      found.className = "g-found";
      found.textContent = part;
      return found;
    }));
  }
  if (!article.querySelector(".g-found")) return;
  /** @type {HTMLElement|null} */
  const search = document.querySelector("[data-unmark]");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "g-unmark", textContent: search?.dataset.unmark });
  button.addEventListener("click", unmark);
  article.prepend(button);
}

/** Take the marks away, and what takes them away. */
function unmark() {
  document.querySelector(".g-unmark")?.remove();
  for (const found of document.querySelectorAll(".g-found")) {
    const around = found.parentNode;
    found.replaceWith(found.textContent ?? "");
    around?.normalize();
  }
}
