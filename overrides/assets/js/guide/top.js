/* The way back to the top of a long page, and to the search, for who has begun to go back. */

export function startTop() {
  /** @type {HTMLElement|null} */
  const buttons = document.querySelector(".g-top");
  if (!buttons) return;
  let before = scrollY;
  addEventListener("scroll", () => {
    buttons.hidden = scrollY >= before || scrollY < innerHeight;
    before = scrollY;
  }, { passive: true });
  buttons.querySelector("button")?.addEventListener("click", () => {
    scrollTo({ top: 0 });
    /** @type {HTMLElement|null} */
    const first = document.querySelector(".g-brand");
    first?.focus({ preventScroll: true });
  });
}
