/* The folded menu: closes with Escape, and when the reader goes on elsewhere. */
(function () {
  "use strict";
  const menu = document.querySelector(".g-menu");
  if (!menu) return;
  const close = () => { menu.open = false; };

  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.firstElementChild.focus();
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
  document.addEventListener("focusin", (event) => { if (!menu.contains(event.target)) close(); });

  // The list of a page's headings: a choice is made once.
  const toc = document.querySelector(".g-toc");
  if (toc) toc.addEventListener("click", (event) => { if (event.target.closest("a")) toc.open = false; });
})();
