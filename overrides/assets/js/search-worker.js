/* The search's worker: it is set up with the index, says that it is ready, and answers what it is asked. */

import { answer } from "./worker/answers.js";
import { build } from "./worker/index.js";

addEventListener("message", ({ data: { setup, ask, number } }) => {
  if (setup) {
    build(setup.config, setup.docs);
    postMessage({ ready: true });
  } else if (ask !== undefined) {
    postMessage({ number, answer: answer(String(ask)) });
  }
});
