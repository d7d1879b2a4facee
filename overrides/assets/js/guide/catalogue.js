/* Lists to choose from, and folds: an entry is hidden where it doesn't fit what is chosen, and what
   an address leads to is shown and opened. */

export function startCatalogues() {
  document.querySelectorAll("[data-catalogue]").forEach((list) => {
    /** @type {HTMLFormElement|null} */
    const form = list.querySelector("[data-choices]");
    if (!form) return;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => choose(list, form));
    choose(list, form);
  });
  addEventListener("hashchange", open);
  // An address that is already there is no change.
  document.addEventListener("click", ({ target }) => {
    const link = /** @type {Element} */ (target).closest?.("a");
    if (link?.hash && link.hash === location.hash) open();
    const summary = /** @type {Element} */ (target).closest?.("[data-entry] > details > summary");
    if (summary) remember(/** @type {HTMLDetailsElement} */ (summary.parentElement));
  });
  open();
}

/**
 * The entry a reader opens is named in the address, so «back» finds it open; not when it is closed.
 * @param {HTMLDetailsElement} fold as it is before the click
 */
function remember(fold) {
  const hash = `#${fold.parentElement?.id}`;
  if (fold.open && location.hash !== hash) return;
  const address = fold.open ? location.pathname + location.search : hash;
  history.replaceState(history.state, "", address);
}

/**
 * Show what fits the choices, and no heading with nothing under it.
 * @param {Element} list
 * @param {HTMLFormElement} form
 */
function choose(list, form) {
  const chosen = [...new FormData(form)].filter(([, id]) => id);
  /** @type {NodeListOf<HTMLElement>} */
  const found = list.querySelectorAll("[data-entry]");
  const entries = [...found];
  for (const entry of entries) {
    entry.hidden = !chosen.every(([key, id]) => entry.dataset[key]?.split(" ").includes(`${id}`));
  }
  list.querySelectorAll("[data-group]").forEach((group) => {
    group.toggleAttribute("hidden", !group.querySelector("[data-entry]:not([hidden])"));
  });
  /** @type {HTMLElement|null} */
  const shown = form.querySelector("[data-shown]");
  if (!shown?.dataset.shown) return;
  const left = entries.filter((entry) => !entry.hidden).length;
  shown.textContent = shown.dataset.shown
    .replace("{shown}", `${left}`).replace("{total}", `${entries.length}`);
}

/** What the address names is shown, with what is folded in it or round it open. */
function open() {
  const place = document.getElementById(location.hash.slice(1));
  if (!place) return;
  const list = place.closest("[data-catalogue]");
  /** @type {HTMLFormElement|null|undefined} */
  const form = list?.querySelector("[data-choices]");
  const lost = place.closest("[hidden]");
  if (list && form && lost) {
    form.reset();
    choose(list, form);
  }
  /** @type {HTMLDetailsElement|null} */
  const fold = place.closest("details") ?? place.querySelector(":scope > details");
  if (!lost && (!fold || fold.open)) return;
  if (fold) fold.open = true;
  place.scrollIntoView();
}
