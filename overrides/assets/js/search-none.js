/* When nothing is found: words the reader may have meant, and the way to the lists of all there is. */
(function () {
  "use strict";
  const field = document.querySelector(".md-search__input");
  const place = document.querySelector(".g-search-none");
  if (!field || !place) return;
  const meant = place.querySelector(".g-search-none__meant");

  document.addEventListener("search-answered", ({ detail }) => {
    if (!detail || !detail.items) return;
    place.hidden = detail.items.length > 0 || !field.value.trim();
    const words = detail.suggest || [];
    meant.hidden = !words.length;
    meant.lastElementChild.replaceChildren(...words.flatMap((word, i) => {
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
  });
})();
