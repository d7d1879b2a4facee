/* The script of every page. */

import { startCatalogues } from "./guide/catalogue.js";
import { startChecklistChoices } from "./guide/checklists.js";
import { startHeadings } from "./guide/headings.js";
import { startLinks } from "./guide/links-from-disk.js";
import { startMenu } from "./guide/menu.js";
import { startPermalinks } from "./guide/permalinks.js";
import { startPrinting } from "./guide/printing.js";
import { startSearch } from "./guide/search-field.js";
import { startSearchMarks } from "./guide/search-marks.js";
import { startTime } from "./guide/time.js";
import { startTop } from "./guide/top.js";

startSearch();
startSearchMarks();
startLinks();
startMenu();
startCatalogues();
startChecklistChoices();
startHeadings();
startPermalinks();
startPrinting();
startTime();
startTop();
