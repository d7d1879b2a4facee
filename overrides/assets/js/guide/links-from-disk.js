/* Links from a disk. The guide links to folders («../other/»), which a server answers with the
   page inside. At file:// a browser would list the folder, so there the page is named. */

import { fromDisk, within } from "./page.js";

export function startLinks() {
  if (!fromDisk) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a[href]");
  links.forEach(nameThePage);
  // Search results are made later, and are caught on their way.
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = /** @type {HTMLAnchorElement|null} */ (within(target, "a[href]"));
      if (link) nameThePage(link);
    }, true);
  }
}

/** @param {HTMLAnchorElement} link */
function nameThePage(link) {
  const address = new URL(link.href);
  if (address.protocol === "file:" && address.pathname.endsWith("/")) {
    address.pathname += "index.html";
    link.href = address.href;
  }
}
