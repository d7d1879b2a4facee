/* Starts the workbook where the page has one. */

import { ownerStore } from "../tools/owner.js";
import { offerCase } from "./case-offer.js";
import { part } from "./element.js";
import { startFields } from "./fields.js";
import { moveStored } from "./history.js";
import { startPath } from "./path.js";
import { forgetTools } from "./planned.js";
import { writeOwner } from "./sheet-head.js";
import { createStore } from "./store.js";
import { startAssessment } from "./view-assessment.js";
import { startChecklists } from "./view-checklists.js";
import { startCounts } from "./view-counts.js";
import { startDesk } from "./view-desk.js";
import { startGroups } from "./view-groups.js";
import { startPlan } from "./view-plan.js";
import { startResult } from "./view-result.js";
/** @import { Data } from "./data.js" */

/** @param {Data} data */
export function startWorkbook(data) {
  const bar = part("[data-workbook]");
  const root = bar?.closest("article");
  if (!bar || !root) return;
  const store = createStore(() => localStorage, data.store, Date.now);
  store.read();
  moveStored(store, data);
  const owner = ownerStore(data.store);
  writeOwner(owner);
  store.watch(({ keys, cleared }) => {
    if (!cleared || !keys.size) return;
    owner.clear();
    forgetTools(data.store);
  });
  const path = startPath(bar, data);
  // The parts that make fields come first, then what fills them.
  startGroups(store, owner, path, data);
  startPlan(store, path, data);
  startResult(store, path, data);
  startAssessment(store, path, data);
  startChecklists(store, path, data);
  startFields(root, store, data);
  startCounts(store, data);
  startDesk(store, path, data);
  path.arrive();
  addEventListener("storage", (event) => {
    if (event.key === data.store || event.key === null) store.read();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.read();
  });
  offerCase(store, owner, data);
}
