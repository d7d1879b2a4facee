/* The search field for those who use the keyboard, paste, or dictate; and marks in the page opened.

   The theme hears keys only, closes the search on Tab before the results can be reached, and leaves
   the focus nowhere when it closes. */

export function startSearchField() {
  /** @type {HTMLElement|null} */
  const search = document.querySelector(".md-search");
  /** @type {HTMLInputElement|null} */
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  /** @type {HTMLInputElement|null} */
  const toggle = document.querySelector("#__search");
  if (!search || !field?.form || !list || !toggle) return;
  /** @type {HTMLElement|null} */
  let before = null; // what had the focus when the search was opened

  // The theme reads the field when a key goes up: let it hear of every change.
  const changed = () => field.dispatchEvent(new Event("keyup"));
  field.addEventListener("input", changed);
  field.form.addEventListener("reset", () => setTimeout(changed));
  field.form.addEventListener("submit", (event) => event.preventDefault());

  search.addEventListener("focusin", (event) => {
    const from = /** @type {HTMLElement|null} */ (event.relatedTarget);
    if (from && !search.contains(from)) before = from;
  });
  search.addEventListener("focusout", (event) => {
    const to = /** @type {HTMLElement|null} */ (event.relatedTarget);
    if (to && !search.contains(to) && toggle.checked) {
      before = null;
      toggle.click();
    }
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    const active = /** @type {HTMLElement|null} */ (document.activeElement);
    const lost = !active || active === document.body || search.contains(active);
    if (lost && before?.isConnected) before.focus();
    else if (search.contains(active)) active?.blur();
    before = null;
  });

  // Tab goes on to the results, and out of the search after the last of them.
  addEventListener("keydown", (event) => {
    if (event.key === "Tab" && search.contains(document.activeElement)) event.stopImmediatePropagation();
  }, true);
  new MutationObserver(() => {
    list.querySelectorAll("[tabindex='-1']").forEach((item) => item.setAttribute("tabindex", "0"));
  }).observe(list, { childList: true, subtree: true });
}
