/* What several scripts ask of the page. */

/** Whether the page was opened from a disk, without a server. */
export const fromDisk = location.protocol === "file:";

/**
 * The element, or the nearest round it, that a selector fits. What an event has happened in may be
 * the document, which has no `closest`.
 * @param {EventTarget|null} target
 * @param {string} selector
 */
export const within = (target, selector) => /** @type {Element|null} */ (target)?.closest?.(selector);
