/* The script of every page. It runs before the theme's own. */

import { startCatalogues } from "./guide/catalogue.js";
import { startChecklistChoices } from "./guide/checklists.js";
import { startHeadings } from "./guide/headings.js";
import { startLinks } from "./guide/links-from-disk.js";
import { startMenu } from "./guide/menu.js";
import { startPrinting } from "./guide/printing.js";
import { startSearchField } from "./guide/search-field.js";
import { startSearchMarks } from "./guide/search-marks.js";
import { startSearch } from "./guide/search-start.js";
import { startShortcuts } from "./guide/shortcuts.js";
import { startTime } from "./guide/time.js";

startSearch();
startSearchField();
startSearchMarks();
startLinks();
startShortcuts();
startMenu();
startCatalogues();
startChecklistChoices();
startHeadings();
startPrinting();
startTime();
