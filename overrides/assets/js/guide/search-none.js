/* When nothing is found: words the reader may have meant, and the way to the lists of all there is. */

/** @typedef { {items?: object[], suggest?: string[]}} Answer what a query is answered with, if a query it was */

/** @param {Answer} [answer] */
export function helpIfNone({ items, suggest = [] } = {}) {
  /** @type {HTMLInputElement|null} */
  const field = document.querySelector(".md-search__input");
  /** @type {HTMLElement|null} */
  const place = document.querySelector(".g-search-none");
  /** @type {HTMLElement|null} */
  const meant = document.querySelector(".g-search-none__meant");
  if (!items || !field || !place || !meant) return;
  place.hidden = items.length > 0 || !field.value.trim();
  meant.hidden = !suggest.length;
  meant.lastElementChild?.replaceChildren(...suggest.flatMap((word, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", () => {
      field.value = word;
      field.focus();
      field.dispatchEvent(new Event("input"));
    });
    return i ? [" ", button] : [button];
  }));
}
