/* The script of earlier answers, loaded when a reader wants to compare. */

import { part } from "./workbook/element.js";
import { startEarlier } from "./workbook/view-earlier.js";

part("[data-earlier]")?.dispatchEvent(new CustomEvent("earlier", { detail: startEarlier }));
