/* Whose it is, as a field: the one name that the workbook and the tools beside it share. */

import { MOST_OWNER, OWNER } from "../tools/owner.js";
import { el } from "./element.js";
/**
 * @import { Data } from "./data.js"
 * @import { Store } from "./store.js"
 */

/**
 * @param {Store} owner
 * @param {Data} data
 */
export function ownerField(owner, { case: given }) {
  if (!given) return "";
  const name = el("input", { maxlength: MOST_OWNER, autocomplete: "organization" });
  const show = () => {
    if (document.activeElement !== name) name.value = owner.text(OWNER) || given.ownerName;
  };
  name.addEventListener("input", () => owner.set({ [OWNER]: name.value.trim() || null }));
  owner.watch(show);
  show();
  return el("label", { class: "g-field" }, el("span", {}, given.ownerLabel), name);
}
