/* The lines of a calendar file (RFC 5545). */

/**
 * A line, folded at 75 bytes (§3.1), characters kept whole.
 * @param {string} line
 */
export function folded(line) {
  const encoder = new TextEncoder();
  const lines = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > (lines.length ? 74 : 75)) {
      lines.push(part);
      part = "";
      size = 0;
    }
    part += character;
    size += bytes;
  }
  return [...lines, part].join("\r\n ");
}

/** Text in a calendar (§3.3.11). @param {string} text */
export const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** A moment in a calendar (§3.3.5). @param {Date} moment */
export const stampOf = (moment) => moment.toISOString().replace(/[-:]|\.\d+/g, "");

/** A day in a calendar (§3.3.4). @param {string} day */
export const compact = (day) => day.replace(/-/g, "");

/**
 * A number that grows with the moment, for SEQUENCE: seconds since 2020, in 31 bits.
 * @param {number} ms since 1970
 */
export const sequenceOf = (ms) => Math.min(2147483647, Math.max(0, Math.floor(ms / 1000) - 1577836800));
