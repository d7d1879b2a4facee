/* Links from a disk. The guide links to folders («../other/»), which a server answers with the
   page inside. At file:// a browser would list the folder, so there the page is named. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function nameThePage(link) {
    const address = new URL(link.href);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link.href = address.href;
    }
  }

  document.querySelectorAll("a[href]").forEach(nameThePage);
  // Search results are made later, and are caught on their way.
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest && event.target.closest("a[href]");
      if (link) nameThePage(link);
    }, true);
  }
})();
