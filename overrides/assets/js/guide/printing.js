/* Printing: opens what is folded, and lets one checklist be printed by itself. */

const ONE = "g-print-one";

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

  document.querySelectorAll(".g-print").forEach((button) => {
    button.addEventListener("click", () => {
      document.documentElement.classList.add(ONE);
      button.closest(".g-checklist")?.classList.add(`${ONE}__sheet`);
      print();
    });
  });
}
