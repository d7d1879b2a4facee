/* Prints one part of a page and nothing else. */

const ONE = "g-print-one";

/**
 * Print one part of the page and nothing else: it is marked for the style sheet, with what it stands in.
 * @param {Element|null} sheet
 */
export function printOne(sheet) {
  document.documentElement.classList.add(ONE);
  for (let node = sheet; node && !node.matches("article"); node = node.parentElement) {
    node.classList.add(`${ONE}__sheet`);
  }
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove(ONE);
    document.querySelectorAll(`.${ONE}__sheet`).forEach((el) => el.classList.remove(`${ONE}__sheet`));
  }, { once: true });
  print();
}
