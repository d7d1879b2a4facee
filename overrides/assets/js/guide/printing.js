/* Printing: opens what is folded, and takes away the marks of what was printed by itself. */

const ONE = "g-print-one";

/**
 * Print one sheet and nothing else.
 * @param {Element|null} sheet
 */
export function printOne(sheet) {
  document.documentElement.classList.add(ONE);
  sheet?.classList.add(`${ONE}__sheet`);
  print();
}

export function startPrinting() {
  /** @type {NodeListOf<HTMLDetailsElement>|undefined} */
  let opened;

  addEventListener("beforeprint", () => {
    opened = document.querySelectorAll("details:not([open])");
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    opened?.forEach((details) => { details.open = false; });
    document.documentElement.classList.remove(ONE);
    document.querySelectorAll(`.${ONE}__sheet`).forEach((el) => el.classList.remove(`${ONE}__sheet`));
  });
}
