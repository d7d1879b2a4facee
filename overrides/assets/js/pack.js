/* The script of a workshop's pack, loaded on its page only. */

import { readPack } from "./pack/data.js";
import { startPack } from "./pack/view.js";

const pack = readPack();
if (pack) startPack(pack);
