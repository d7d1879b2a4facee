/* The search's worker: `{setup}` is answered with `{ready}`, `{ask, number}` with `{number, answer}`. */

import { answer } from "./worker/answers.js";
import { build, docs } from "./worker/index.js";

addEventListener("message", ({ data: { setup, ask, number } }) => {
  if (setup) {
    build(setup.config, setup.docs);
    postMessage({ ready: true });
  } else {
    const { items, suggest } = answer(String(ask));
    const titles = new Map(docs.map(({ location, title }) => [location, title]));
    const hits = items.map((group) => {
      const [first, ...rest] = group.map(({ location, title, text, terms }) => ({
        location, title, text, words: Object.keys(terms).filter((word) => terms[word]),
      })).reverse().sort((a, b) => Number(b.text !== "") - Number(a.text !== ""));
      const on = titles.get(first.location.split("#")[0]) ?? "";
      const kind = first.location.includes("#") ? "section" : "page";
      return { ...first, kind, basis: "", note: "", on: kind === "page" ? "" : on, more: rest };
    });
    postMessage({ number, answer: { hits, suggest, near: false, mended: "" } });
  }
});
