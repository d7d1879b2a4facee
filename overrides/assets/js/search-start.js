/* Starts the search when the reader first touches it, and not before: whoever only reads, loads
   neither worker nor index. Runs before the theme, and gives it a Worker of ours.

   The theme makes its search worker at once, but sends it queries only after the worker has said
   that it is ready. So this one says nothing until it is touched. The theme would also load the
   index itself, if the form were called «search» (see partials/search.html).

   A browser starts no Worker, and fetches nothing, for a page at file://. There the worker's script
   and the index as a script (search_index.js) run in a hidden frame instead. */
(function () {
  "use strict";
  const SETUP = 0;
  const FIELD = ".md-search__input, [for=__search], #__search";
  const PlainWorker = window.Worker;
  const index = new URL("../search/search_index", document.currentScript.src);
  const fromDisk = location.protocol === "file:";

  const touched = new Promise((resolve) => {
    const touch = (element) => element && element.closest && element.closest(FIELD) && resolve();
    for (const kind of ["focusin", "pointerdown", "change"]) {
      document.addEventListener(kind, (event) => touch(event.target), { capture: true, passive: true });
    }
    // A browser may give the field its focus before any event is heard.
    addEventListener("DOMContentLoaded", () => touch(document.activeElement));
  });

  class SearchWorker extends EventTarget {
    constructor(address) {
      super();
      this.started = touched
        .then(() => (fromDisk ? this.startFrame(address) : this.startWorker(address)))
        .catch((error) => {
          console.error(error);
          document.dispatchEvent(new CustomEvent("search-failed"));
        });
    }
    async startWorker(address) {
      const worker = new PlainWorker(address);
      worker.addEventListener("message", (event) => this.answer(event.data));
      const response = await fetch(`${index}.json`);
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      worker.postMessage(setup(await response.json()));
      return (message) => worker.postMessage(message);
    }
    async startFrame(address) {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "";
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = (message) => this.answer(message);
      const send = (data) => inside.dispatchEvent(new inside.MessageEvent("message", { data }));
      await run(inside.document, new URL(address, location.href));
      await run(inside.document, `${index}.js`);
      send(setup(inside.__index));
      return send;
    }
    answer(message) {
      this.dispatchEvent(new MessageEvent("message", { data: message }));
      document.dispatchEvent(new CustomEvent("search-answered", { detail: message.data }));
    }
    postMessage(message) {
      this.started.then((send) => send && send(message));
    }
    terminate() {}
  }

  // The theme's own message to a new worker.
  function setup({ config, docs }) {
    return { type: SETUP, data: { config, docs, options: { suggest: false } } };
  }

  function run(document, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${address}: not loaded`));
      document.body.append(script);
    });
  }

  window.Worker = SearchWorker;
})();
