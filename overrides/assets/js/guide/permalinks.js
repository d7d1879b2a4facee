/* The link of a thing to itself: pressed, it is copied too, and a citation is there to copy. */

import { toClipboard } from "./clipboard.js";
import { fromDisk, within } from "./page.js";

export function startPermalinks() {
  /** @type {HTMLElement|null} */
  const status = document.querySelector("[data-citation]");
  if (!status) return;
  const { name = "", title = "", copied = "", cite = "", cited = "", failed = "" } = status.dataset;
  const { citation = "" } = status.dataset;
  const [before, after] = name.split("{title}");
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".g-permalink");
  for (const link of links) link.title = title;

  /** @type {HTMLElement|undefined} */
  let box;
  const close = () => {
    box?.remove();
    box = undefined;
    status.textContent = "";
  };

  /** @param {HTMLAnchorElement} link @param {string} text @param {string} done */
  const copy = async (link, text, done) => {
    const said = await toClipboard(text) ? done : `${failed} ${text}`;
    close();
    box = document.createElement("span");
    box.className = "g-copied";
    box.append(said);
    status.textContent = said;
    if (done === copied) box.append(citing(link));
    link.after(box);
  };

  /** @param {HTMLAnchorElement} link */
  const citing = (link) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: cite });
    button.addEventListener("click", async () => {
      const thing = (link.ariaLabel ?? "").slice(before.length, -after.length || undefined);
      const told = citation.replace("{title}", () => thing);
      await copy(link, [told, lasting(link)].filter(Boolean).join(", "), cited);
      link.focus({ preventScroll: true });
    });
    return button;
  };

  document.addEventListener("click", (event) => {
    if (within(event.target, ".g-copied")) return;
    close();
    const link = /** @type {HTMLAnchorElement|null} */ (within(event.target, ".g-permalink"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // The browser goes to the section first, and takes the focus from the link.
    setTimeout(async () => {
      await copy(link, lasting(link) || link.href, copied);
      link.focus({ preventScroll: true });
    });
  });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
}

/**
 * The address to cite: the guide's own where it has one, else where it is read; of a folder on a
 * reader's machine, none.
 * @param {HTMLAnchorElement} link
 */
function lasting(link) {
  /** @type {HTMLLinkElement|null} */
  const own = document.querySelector("link[rel=canonical]");
  const page = own?.href || (fromDisk ? "" : location.href.split("#")[0]);
  return page && `${page}${link.closest("h1") ? "" : link.hash}`;
}
