/* The script of the reader's own timetable, loaded on its page only. */

import { readTimetable } from "./timetable/data.js";
import { startTimetable } from "./timetable/view.js";

const timetable = readTimetable();
if (timetable) startTimetable(timetable);
