/* Search from a disk. A browser starts no Worker for a page at file://, so there the theme gets
   one that runs its script in a hidden frame instead. Elsewhere this does nothing. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  window.Worker = class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "";
      const start = () => {
        document.body.append(frame);
        const inside = (this.inside = frame.contentWindow);
        inside.postMessage = (data) => {
          const event = new MessageEvent("message", { data });
          this.dispatchEvent(event);
          if (this.onmessage) this.onmessage(event);
        };
        const script = inside.document.createElement("script");
        script.src = new URL(address, location.href);
        script.onload = () => {
          this.ready = true;
          this.waiting.splice(0).forEach((data) => this.deliver(data));
        };
        inside.document.body.append(script);
      };
      if (document.body) start();
      else addEventListener("DOMContentLoaded", start);
    }
    postMessage(data) {
      if (this.ready) this.deliver(data);
      else this.waiting.push(data);
    }
    deliver(data) {
      this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data }));
    }
    terminate() {}
  };
})();
