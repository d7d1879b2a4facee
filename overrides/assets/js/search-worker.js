/* The search's worker: it is set up with the index or its text, says that it is ready, with what kinds of
   places are called, and answers what it is asked, or says that it failed. */

import { answer } from "./worker/answers.js";
import { build } from "./worker/index.js";

addEventListener("message", ({ data: { setup, ask, number } }) => {
  if (setup) {
    const { config, docs } = typeof setup === "string" ? JSON.parse(setup) : setup;
    build(config, docs);
    postMessage({ ready: config.search?.kinds ?? {} });
  } else if (ask !== undefined) {
    try {
      postMessage({ number, answer: answer(String(ask)) });
    } catch (reason) {
      postMessage({ number, failed: `${reason}` });
    }
  }
});
