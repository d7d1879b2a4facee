/* Marks what was searched for in a page opened from the results: the words in «?h=» of its address. */
(function () {
  "use strict";
  const wanted = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!wanted || !article) return;
  const words = new Set(wanted.toLocaleLowerCase().split(/\s+/));

  const nodes = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, style, svg")) nodes.push(walker.currentNode);
  }
  for (const node of nodes) {
    const parts = node.data.split(/([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)/u);
    if (!parts.some((part) => words.has(part.toLocaleLowerCase()))) continue;
    node.replaceWith(...parts.map((part) => {
      if (!words.has(part.toLocaleLowerCase())) return part;
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    }));
  }
})();
