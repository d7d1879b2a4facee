/* How wide the columns of a table on paper are. */

const LETTER = 130; // twentieths of a point, a wide one: who lacks the font gets another
const FIRST = 0.2; // the least of the width that the first column has

/**
 * The width of each column: that of its longest word, and the rest to the first, which says what.
 * @param {string[][]} rows the head among them
 * @param {number} width of the table, in twentieths of a point
 * @param {number} around what a cell has besides its text
 */
export function widths(rows, width, around) {
  const wanted = rows[0].slice(1).map((_, place) => {
    const words = rows.flatMap((row) => row[place + 1].split(/\s+/));
    return around + LETTER * Math.max(...words.map(({ length }) => length));
  });
  const room = width * (1 - FIRST);
  const all = wanted.reduce((sum, each) => sum + each, 0);
  const others = wanted.map((each) => Math.floor(all > room ? (each * room) / all : each));
  return [width - others.reduce((sum, each) => sum + each, 0), ...others];
}
