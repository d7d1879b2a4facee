/* Marks what was searched for in a page opened from the results: the words in «?h=» of its address. */

// Words with what nobody sees in them (DI: soft hyphens and the like), and with marks that stand
// apart from their letters.
const WORD = /([\p{L}\p{N}\p{M}\p{DI}](?:-?[\p{L}\p{N}\p{M}\p{DI}])*)/u;

/** @param {string} text */
const plain = (text) => text.replace(/\p{DI}/gu, "").normalize("NFC").toLocaleLowerCase();

export function startSearchMarks() {
  const wanted = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!wanted || !article) return;
  const words = new Set(plain(wanted).split(/\s+/));

  /** @type {Text[]} */
  const nodes = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (!node.parentElement?.closest("script, style, svg")) nodes.push(node);
  }
  for (const node of nodes) {
    const parts = node.data.split(WORD);
    if (!parts.some((part) => words.has(plain(part)))) continue;
    node.replaceWith(...parts.map((part) => {
      if (!words.has(plain(part))) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    }));
  }
}
