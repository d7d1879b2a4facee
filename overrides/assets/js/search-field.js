/* The search field for those who use the keyboard, paste, or dictate; and marks in the page opened.

   The theme hears keys only, closes the search on Tab before the results can be reached, and leaves
   the focus nowhere when it closes. */
(function () {
  "use strict";
  const search = document.querySelector(".md-search");
  if (!search) return;
  const field = search.querySelector(".md-search__input");
  const toggle = document.getElementById("__search");
  const list = search.querySelector(".md-search-result__list");
  let before = null; // what had the focus when the search was opened

  // The theme reads the field when a key goes up: let it hear of every change.
  const changed = () => field.dispatchEvent(new Event("keyup"));
  field.addEventListener("input", changed);
  field.form.addEventListener("reset", () => setTimeout(changed));
  field.form.addEventListener("submit", (event) => event.preventDefault());

  search.addEventListener("focusin", (event) => {
    const from = event.relatedTarget;
    if (from && !search.contains(from)) before = from;
  });
  search.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to && !search.contains(to) && toggle.checked) {
      before = null;
      toggle.click();
    }
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) return;
    const active = document.activeElement;
    const lost = !active || active === document.body || search.contains(active);
    if (lost && before && before.isConnected) before.focus();
    else if (search.contains(active)) active.blur();
    before = null;
  });

  // Tab goes on to the results, and out of the search after the last of them.
  addEventListener("keydown", (event) => {
    if (event.key === "Tab" && search.contains(document.activeElement)) event.stopImmediatePropagation();
  }, true);
  new MutationObserver(() => {
    list.querySelectorAll("[tabindex='-1']").forEach((item) => { item.tabIndex = 0; });
  }).observe(list, { childList: true, subtree: true });
})();
