/* The clipboard. A browser gives it to secure pages only; an intranet may be none. */

/**
 * Copy a text, by the older way where the newer is refused; gives whether it is copied.
 * @param {string} text
 * @param {Element[]} [shown] the same, for a program that knows headings and tables
 * @returns {Promise<boolean>}
 */
export async function toClipboard(text, shown) {
  try {
    if (shown) {
      const html = shown.map((element) => element.outerHTML).join("");
      const of = (/** @type {string} */ type, /** @type {string} */ said) => ({ [type]: new Blob([said], { type }) });
      await navigator.clipboard.write([new ClipboardItem({ ...of("text/plain", text), ...of("text/html", html) })]);
    } else await navigator.clipboard.writeText(text);
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
