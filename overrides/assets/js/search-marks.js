/* Marks what was searched for in a page opened from the results: the words in «?h=» of its address. */
(function () {
  "use strict";
  const wanted = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!wanted || !article) return;
  /* What nobody sees (soft hyphens and the like), and marks that stand apart from their letters. */
  const unseen = "\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff";
  const plain = (text) => text.replace(new RegExp(`[${unseen}]`, "g"), "").normalize("NFC").toLocaleLowerCase();
  const letters = `[\\p{L}\\p{N}\\p{M}${unseen}]+`;
  const word = new RegExp(`(${letters}(?:-${letters})*)`, "u");
  const words = new Set(plain(wanted).split(/\s+/));

  const nodes = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, style, svg")) nodes.push(walker.currentNode);
  }
  for (const node of nodes) {
    const parts = node.data.split(word);
    if (!parts.some((part) => words.has(plain(part)))) continue;
    node.replaceWith(...parts.map((part) => {
      if (!words.has(plain(part))) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    }));
  }
})();
