/* Printing opens what is folded. */

export function startPrinting() {
  /** @type {NodeListOf<HTMLDetailsElement>|undefined} */
  let opened;

  addEventListener("beforeprint", () => {
    opened = document.querySelectorAll("details:not([open])");
    opened.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    opened?.forEach((details) => { details.open = false; });
  });
}
