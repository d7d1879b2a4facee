/* The clipboard. A browser gives it to secure pages only; an intranet may be none. */

/**
 * Copy a text, by the older way where the newer is refused; gives whether it is copied.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.className = "g-hidden";
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return done;
  }
}
