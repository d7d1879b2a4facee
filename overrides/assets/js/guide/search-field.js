/* The search field: asks as the reader writes, and shows what is found in a panel of links.

   Tab and the arrow keys go through the links, Escape closes and gives the focus back to the field. The
   search itself is loaded when the field is touched, not before: whoever only reads, loads nothing of
   it. What was asked is kept in the entry of the browser's history (and nowhere else), so that «back»
   from a hit leads to the same list. */

import { within } from "./page.js";
import { showAnswer, showWays } from "./search-list.js";
import { withMarks } from "./search-marks.js";
import { startEngine } from "./search-start.js";
/** @import { Engine, Message } from "./search-start.js" */

export function startSearch() {
  /** @type {HTMLElement|null} */
  const search = document.querySelector(".g-search");
  /** @type {HTMLInputElement|null|undefined} */
  const field = search?.querySelector("input");
  /** @type {HTMLElement|null|undefined} */
  const panel = search?.querySelector(".g-search__panel");
  /** @type {HTMLElement|null|undefined} */
  const closing = search?.querySelector("button");
  const list = panel?.querySelector("ol");
  const [status, seen] = search?.querySelectorAll("p") ?? [];
  if (!search || !field || !panel || !closing || !list) return;

  /** @type {Promise<Engine>|undefined} */
  let engine;
  let newest = 0; // the number of the newest question, whose answer alone is shown
  let shown = 0; // of the answer that is shown
  /** What link gets the focus when the answer comes; -1 for none. */
  let wanted = -1;

  const query = () => field.value.trim();
  const links = () => [...panel.querySelectorAll("a")].filter((link) => link.checkVisibility());
  const say = (text = "") => { status.textContent = seen.textContent = text; };
  /** No answer is shown, but what is said. */
  const clear = (text = "") => {
    shown = 0;
    say(text);
    list.replaceChildren();
    showWays(search, false);
  };
  const fail = (/** @type {unknown} */ reason, /** @type {number} */ number) => {
    console.error(reason);
    if (number !== newest) return;
    clear(search.dataset.failed);
    showWays(search, true);
  };
  const hear = async (/** @type {Message} */ { number = 0, answer, failed }) => {
    const { kinds } = await load();
    if (failed) fail(failed, number);
    if (number !== newest || !answer) return;
    shown = number;
    say(showAnswer(search, answer, query(), kinds));
    panel.scrollTop = 0;
    if (wanted >= 0) links()[wanted]?.focus();
    wanted = -1;
  };
  const load = () => engine ??= startEngine(hear).catch((reason) => {
    engine = undefined; // asked once more, it tries once more
    throw reason;
  });
  const warm = () => { load().catch(() => {}); }; // said when it is asked

  const open = (/** @type {boolean} */ opened) => {
    panel.hidden = closing.hidden = !opened;
    search.toggleAttribute("data-open", opened);
  };

  /** Closed by the reader: «back» and a page loaded anew don't open it. */
  const close = () => {
    if (panel.hidden) return;
    open(false);
    if (history.state?.search) history.replaceState(null, "");
  };

  /** Where the reader is after closing: in the field, but without a phone's keyboard in sight. */
  const leave = () => {
    close();
    (matchMedia("(hover: none)").matches ? search : field).focus();
  };

  const ask = async (focus = -1) => {
    const number = newest += 1;
    wanted = focus;
    if (!query()) {
      clear();
      close();
      return;
    }
    if (!shown) say(search.dataset.loading);
    open(true);
    try {
      const started = await load();
      if (number === newest) started.ask(query(), number);
    } catch (reason) {
      fail(reason, number);
    }
  };

  /** The first hit gets the focus, now or when it is there. */
  const enter = () => {
    if (shown !== newest || !shown) ask(0);
    else {
      open(true);
      links()[0]?.focus();
    }
  };

  field.addEventListener("focus", warm);
  field.addEventListener("pointerdown", warm);
  field.addEventListener("input", () => ask());
  field.addEventListener("click", () => { if (query() && panel.hidden) ask(); });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (query()) enter();
  });
  closing.addEventListener("click", () => {
    field.value = "";
    leave();
  });

  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !panel.hidden) leave();
    else if (step && event.target === field && query()) {
      if (step > 0) enter();
    } else if (step && within(event.target, "a")) {
      const all = links();
      const place = all.findIndex((link) => link === event.target) + step;
      (place < 0 ? field : all[place])?.focus();
    } else return;
    event.preventDefault();
  });
  search.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to && !search.contains(/** @type {Node} */ (to))) close();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!search.contains(/** @type {Node} */ (target))) close();
  });

  panel.addEventListener("click", ({ target }) => {
    const word = /** @type {HTMLButtonElement|null} */ (within(target, "button"));
    if (word) {
      field.value = word.value;
      field.focus();
      ask();
    }
  });
  for (const kind of ["click", "auxclick"]) {
    panel.addEventListener(kind, ({ target, type }) => {
      const link = /** @type {HTMLAnchorElement|null} */ (within(target, "a"));
      if (!link) return;
      if (type === "click") {
        const at = links().indexOf(link);
        history.replaceState({ ...history.state, search: { query: query(), at } }, "");
      }
      withMarks(link);
      // On the page it stands on, it leads past the list.
      if (type === "click" && link.href.split("#")[0] === location.href.split("#")[0]) open(false);
    });
  }

  /** Back from a hit: the list as it was. */
  const back = () => {
    const { search: left } = history.state ?? {};
    if (!left) {
      open(false);
      return;
    }
    field.value = left.query;
    ask(left.at);
  };
  addEventListener("popstate", back);
  // What was written, or touched, before this script came.
  if (history.state?.search) back();
  else if (document.activeElement === field) {
    if (query()) ask();
    else warm();
  }
}
