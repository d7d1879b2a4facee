/* Working days: which days are public holidays, and the working day before one. As in
   macros/guide/model/workdays.py, which gives the holidays. Days are YYYY-MM-DD. */

/** @import { Holidays } from "./data.js" */

const DAY_MS = 86400000;

/**
 * The day so many days after another; before it, when negative.
 * @param {string} day
 * @param {number} days
 */
export function plusDays(day, days) {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Easter Day of a year (Gregorian; Meeus, Jones and Butcher).
 * @param {number} year
 */
function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)).toISOString().slice(0, 10);
}

/**
 * Whether nobody is at work on a day.
 * @param {string} day
 * @param {Holidays} holidays
 */
export function isOff(day, { fixed, fromEaster }) {
  const [year, month, date] = day.split("-").map(Number);
  if ([0, 6].includes(new Date(day).getUTCDay())) return true;
  if (fixed.some(([m, d]) => m === month && d === date)) return true;
  return fromEaster.some((days) => plusDays(easter(year), days) === day);
}

/**
 * The day itself, or the nearest day before it that is no Saturday, Sunday or holiday.
 * @param {string} day
 * @param {Holidays} holidays
 */
export function workdayOnOrBefore(day, holidays) {
  let found = day;
  while (isOff(found, holidays)) found = plusDays(found, -1);
  return found;
}
