/* The script of the workbook, loaded on its page only. */

import { readData } from "./workbook/data.js";
import { startWorkbook } from "./workbook/start.js";

const data = readData();
if (data) startWorkbook(data);
