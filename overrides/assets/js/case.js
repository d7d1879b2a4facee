/* The script of the cases, loaded when a reader asks for one. */

import { readCases } from "./case/data.js";
import { startCase } from "./case/view.js";
import { part } from "./workbook/element.js";
/** @import { Handed } from "./workbook/case-offer.js" */

const cases = readCases();
const place = part("[data-workbook-case]");
if (cases && place) {
  const use = (/** @type {Handed} */ { store, owner, data }) => startCase(place, store, owner, data, cases);
  place.dispatchEvent(new CustomEvent("case", { detail: use }));
}
