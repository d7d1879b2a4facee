/* The plan and the checklists in forms for other programs. */

import { compact, escaped, folded, sequenceOf, stampOf } from "./calendar-lines.js";
import { answerTo } from "./history.js";
import { groundOf, levelTitle, originOf, statusTitle, usedCells } from "./plan.js";
import { dayInWords, isDay } from "./text.js";
/**
 * @import { Data } from "./data.js"
 * @import { Measure } from "./files.js"
 * @import { Store } from "./store.js"
 */

/**
 * A cell of a CSV file: quoted where it must be, and never a formula (OWASP, «CSV Injection»).
 * @param {string} text
 * @param {string} separator
 */
function cell(text, separator) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * The plan for a spreadsheet: UTF-8 with a mark, as Excel reads it in the language of the guide.
 * @param {Measure[]} measures
 * @param {Data} data
 */
export function planCsv(measures, data) {
  const rows = measures.map((measure) => [
    measure.what || originOf(data, measure.from),
    measure.who,
    measure.when,
    levelTitle(data, measure.level),
    measure.budget,
    statusTitle(data, measure.status),
    measure.note,
  ]);
  const lines = [data.columns, ...rows].map((row) =>
    usedCells(row, data).map((text) => cell(text, data.separator)).join(data.separator));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * The plan as a calendar: a whole day for each measure with a date. A measure has the same id each
 * time, and a sequence that grows when it is changed (seconds since 2020), so that a file read in
 * again updates what is there.
 * @param {Measure[]} measures
 * @param {(id: string) => number} changed when a measure was changed, ms since 1970
 * @param {Date} now
 * @param {Data} data
 */
export function planIcs(measures, changed, now, data) {
  const lines = ["BEGIN:VCALENDAR", `PRODID:-//${data.slug}//${data.version}//${data.language}`, "VERSION:2.0"];
  lines.push("CALSCALE:GREGORIAN", "METHOD:PUBLISH");
  for (const { id, what, who, when, level, budget, from, status, note } of measures) {
    if (!isDay(when)) continue;
    const next = new Date(Date.parse(when) + 86400000).toISOString().slice(0, 10);
    const [, whoTitle, , levelLabel, budgetTitle, statusLabel, noteTitle] = data.columns;
    const [title, ...more] = (what || originOf(data, from)).split("\n");
    const about = [
      more.length > 0 && what,
      who && `${whoTitle}: ${who}`,
      level && `${levelLabel}: ${levelTitle(data, level)}`,
      budget && `${budgetTitle}: ${budget}`,
      status && `${statusLabel}: ${statusTitle(data, status)}`,
      note && `${noteTitle}: ${note}`,
      groundOf(data, from),
      `${data.title}. ${data.state}.`,
    ].filter(Boolean).join("\n");
    lines.push("BEGIN:VEVENT", `UID:${id}@${data.slug}`, `DTSTAMP:${stampOf(now)}`);
    lines.push(`SEQUENCE:${sequenceOf(changed(id))}`);
    lines.push(`DTSTART;VALUE=DATE:${compact(when)}`, `DTEND;VALUE=DATE:${compact(next)}`);
    lines.push("TRANSP:TRANSPARENT", `SUMMARY:${escaped(title || data.words.plan_title)}`);
    lines.push(`DESCRIPTION:${escaped(about)}`, "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

/**
 * Questions with what has been answered, as text to paste into a letter or a minute.
 * @param {string[]} ids
 * @param {Store} store
 * @param {Data} data
 */
export function checklistText(ids, store, data) {
  const { words } = data;
  const lines = [data.title];
  let factor = "";
  for (const id of ids) {
    const question = data.questions[id];
    if (question.factor !== factor) {
      factor = question.factor;
      lines.push("", data.factors[factor].title);
    }
    const answer = (/** @type {string} */ field) => store.text(`q/${id}/${field}`).replace(/\n/g, "\n      ");
    const given = answerTo(id, store.get);
    const mark = given === "ticked" ? "x" : given ? "–" : " ";
    const apart = given === "not_applicable" ? ` ${words.not_applicable}.` : "";
    lines.push(`[${mark}] ${question.text}${apart}`);
    if (answer("who")) lines.push(`    ${words.responsible}: ${answer("who")}`);
    if (answer("due")) lines.push(`    ${words.due}: ${dayInWords(answer("due"), data)}`);
    if (answer("note")) lines.push(`    ${words.note}: ${answer("note")}`);
  }
  return `${lines.join("\n")}\n`;
}
