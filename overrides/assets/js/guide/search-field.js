/* The search field: asks as the reader writes, and shows what is found in a panel of links.

   Tab and the arrow keys go through the links, Escape closes and gives the focus back to the field. The
   search itself is loaded when the field is touched, not before: whoever only reads, loads nothing of
   it. What was asked is kept with its answer in the entry of the browser's history (and nowhere else),
   so that «back» from a hit leads to the same list at once. A search that is shared stands in the
   fragment, which no server sees. */

import { within } from "./page.js";
import { showAnswer, showHits, showWays } from "./search-list.js";
import { withMarks } from "./search-marks.js";
import { startEngine } from "./search-start.js";
/** @import { Answer, Engine, Message } from "./search-start.js" */

const PAUSE = 1000; // milliseconds without a new answer, before a screen reader is told of one

export function startSearch() {
  /** @type {HTMLElement|null} */
  const search = document.querySelector(".g-search");
  /** @type {HTMLInputElement|null|undefined} */
  const field = search?.querySelector("input");
  /** @type {HTMLElement|null|undefined} */
  const panel = search?.querySelector(".g-search__panel");
  /** @type {HTMLElement|null|undefined} */
  const closing = search?.querySelector("button");
  /** @type {HTMLElement|null|undefined} */
  const share = panel?.querySelector(".g-search__share");
  const [status, seen] = search?.querySelectorAll("p") ?? [];
  if (!search || !field || !panel || !closing || !share) return;

  /** @type {Promise<Engine>|undefined} */
  let engine;
  let newest = 0; // the number of the newest question, whose answer alone is shown
  let shown = 0; // of the answer that is shown
  /** What link gets the focus when the answer comes; -1 for none. */
  let wanted = -1;
  /** @type { {answer: Answer, kinds: Engine["kinds"]}|undefined} */
  let last;
  /** @type {HTMLElement|undefined} */
  let opener; // where the reader came from to the field, where it was out of sight
  let pause = 0;
  const SHARED = `#${search.dataset.shared}=`;

  const query = () => field.value.trim();
  const links = () => [...panel.querySelectorAll("a")].filter((link) => link.tabIndex >= 0 && link.checkVisibility());
  const say = (text = "") => {
    seen.textContent = text;
    clearTimeout(pause);
    pause = setTimeout(() => { status.textContent = text; }, text ? PAUSE : 0);
  };
  /** No answer is shown, but what is said. */
  const clear = (text = "") => {
    shown = 0;
    say(text);
    showHits(search);
    showWays(search, false);
    share.hidden = true;
  };
  const fail = (/** @type {unknown} */ reason, /** @type {number} */ number) => {
    console.error(reason);
    if (number !== newest) return;
    clear(search.dataset.failed);
    showWays(search, true, [], true);
  };
  /** @param {number} number of the question, which has been answered with `last` */
  const show = (number) => {
    if (!last) return;
    shown = number;
    say(showAnswer(search, last.answer, query(), last.kinds));
    share.hidden = !last.answer.hits.length;
    share.querySelector("a")?.setAttribute("href", SHARED + encodeURIComponent(query()));
    panel.scrollTop = 0;
    if (wanted >= 0) links()[wanted]?.focus();
    wanted = -1;
  };
  const hear = async (/** @type {Message} */ { number = 0, answer, failed }) => {
    const { kinds } = await load();
    if (failed) fail(failed, number);
    if (number !== newest || !answer) return;
    last = { answer, kinds };
    show(number);
  };
  const load = () => engine ??= startEngine(hear).catch((reason) => {
    engine = undefined; // asked once more, it tries once more
    throw reason;
  });
  const warm = () => { load().catch(() => {}); }; // said when it is asked

  const open = (/** @type {boolean} */ opened) => {
    panel.hidden = closing.hidden = !opened;
    if (!opened) opener = undefined;
    search.toggleAttribute("data-open", opened);
  };

  /** What is asked for now is no longer what this entry of the history was left with, or shares. */
  const part = () => {
    if (history.state?.search) history.replaceState({ ...history.state, search: undefined }, "");
    if (location.hash.startsWith(SHARED)) history.replaceState(history.state, "", location.pathname + location.search);
  };

  /** Closed by the reader: «back» and a page loaded anew don't open it. */
  const close = () => {
    if (panel.hidden) return;
    open(false);
    part();
  };

  /** Where the reader is without a hit: in the field, but without a phone's keyboard in sight. */
  const stay = (to = matchMedia("(hover: none)").matches ? search : field) => to.focus({ preventScroll: true });
  const leave = () => {
    const from = opener;
    close();
    stay(from);
  };

  /** On a phone the field is called up over the page, which stays where it is. */
  const call = () => {
    if (search.getBoundingClientRect().bottom < 0) {
      opener = /** @type {HTMLElement} */ (document.activeElement);
      open(true);
    }
    field.focus();
    field.select();
  };

  const ask = async (focus = -1) => {
    const number = newest += 1;
    wanted = focus;
    if (!query()) {
      clear();
      if (!opener) close();
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
  field.addEventListener("input", () => {
    part();
    ask();
  });
  document.querySelector(".g-top__search")?.addEventListener("click", call);
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key !== "k") return;
    event.preventDefault();
    call();
  });
  field.addEventListener("click", () => { if (query() && panel.hidden) ask(); });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    if (query()) enter();
  });
  closing.addEventListener("click", () => {
    field.value = "";
    ask();
    leave();
  });

  search.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const all = links();
    const at = all.findIndex((link) => link === target);
    /** @type {Record<string, HTMLElement|undefined>} */
    const next = { ArrowDown: all[at + 1], ArrowUp: all[at - 1] ?? field, Home: all[0], End: all.at(-1) };
    if (key === "Escape" && !panel.hidden) leave();
    else if (key === "ArrowDown" && target === field && query()) enter();
    else if (key in next && within(target, "a")) next[key]?.focus();
    else return;
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
      field.dispatchEvent(new Event("input"));
    }
  });
  for (const kind of ["click", "auxclick"]) {
    panel.addEventListener(kind, ({ target, type }) => {
      const link = /** @type {HTMLAnchorElement|null} */ (within(target, "a"));
      if (!link) return;
      if (type === "click") {
        const at = links().indexOf(link);
        history.replaceState({ ...history.state, search: { ...last, query: query(), at } }, "");
      }
      withMarks(link);
      // On the page it stands on, it leads past the list.
      if (type === "click" && link.href.split("#")[0] === location.href.split("#")[0]) open(false);
    });
  }

  /** Back from a hit: the list as it was. Or a search that is shared; gives whether there is one. */
  const back = () => {
    const shared = location.hash.startsWith(SHARED) && new URLSearchParams(location.hash.slice(1)).get(`${search.dataset.shared}`);
    const left = history.state?.search ?? (shared ? { query: shared, at: -1 } : undefined);
    open(false);
    if (!left) return false;
    field.value = left.query;
    if (left.answer) {
      last = left;
      wanted = left.at;
      open(true);
      show(newest += 1);
    } else {
      ask(left.at);
      stay();
    }
    return true;
  };
  addEventListener("popstate", back);
  // What was written, or touched, before this script came.
  if (!back() && document.activeElement === field) {
    if (query()) ask();
    else warm();
  }
}
