/* The theme turns single letters into commands («p», «n», «s», «f», «,», «.», «/»). Who speaks to
   the machine, or slips, would be taken elsewhere (WCAG 2.1.4), so it never hears of them. */

import { within } from "./page.js";

export function startShortcuts() {
  addEventListener("keydown", (event) => {
    const writes = within(event.target, "input, textarea, select, [contenteditable]");
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.length === 1 && !modified && !writes) event.stopImmediatePropagation();
  }, true);
}
