/* The folded menu: closes with Escape, and when the reader goes on elsewhere. */

import { within } from "./page.js";

export function startMenu() {
  /** @type {HTMLDetailsElement|null} */
  const menu = document.querySelector(".g-menu");
  if (!menu) return;
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.preventDefault(); // it means nothing else on the page
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, ({ target }) => {
      if (!menu.contains(/** @type {Node} */ (target))) menu.open = false;
    });
  }

  // The list of a page's headings: a choice is made once.
  /** @type {HTMLDetailsElement|null} */
  const toc = document.querySelector(".g-toc");
  toc?.addEventListener("click", ({ target }) => { if (within(target, "a")) toc.open = false; });
}
