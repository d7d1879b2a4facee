/* The search's worker, by the theme's contract: 0 sets up, 1 says ready, 2 asks, 3 answers with groups
   of sections. */

import { answer } from "./worker/answers.js";
import { build } from "./worker/index.js";

addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) {
    build(data.config, data.docs);
    postMessage({ type: 1 });
  } else if (type === 2) {
    postMessage({ type: 3, data: answer(String(data)) });
  }
});
