/* The way back to the top of a long page, for who has begun to go back. */

export function startTop() {
  /** @type {HTMLElement|null} */
  const button = document.querySelector(".g-top");
  if (!button) return;
  let before = scrollY;
  addEventListener("scroll", () => {
    button.hidden = scrollY >= before || scrollY < innerHeight;
    before = scrollY;
  }, { passive: true });
  button.addEventListener("click", () => {
    scrollTo({ top: 0 });
    /** @type {HTMLElement|null} */
    const first = document.querySelector(".g-brand");
    first?.focus({ preventScroll: true });
  });
}
