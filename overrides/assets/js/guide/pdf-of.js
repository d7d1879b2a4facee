/* The PDF that a sheet can be had as. */

/**
 * The address of the PDF to print that a sheet has; empty if it has none.
 * @param {Element|null|undefined} sheet
 */
export function pdfOf(sheet) {
  const link = /** @type {HTMLAnchorElement|null|undefined} */ (sheet?.querySelector(`.g-take a[href$=".pdf"]`));
  return link?.href || "";
}
