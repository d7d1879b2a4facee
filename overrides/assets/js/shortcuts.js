/* The theme turns single letters into commands («p», «n», «s», «f», «,», «.», «/»). Who speaks to
   the machine, or slips, would be taken elsewhere (WCAG 2.1.4), so it never hears of them. */
(function () {
  "use strict";
  addEventListener("keydown", (event) => {
    const writes = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.length === 1 && !modified && !writes) event.stopImmediatePropagation();
  }, true);
})();
