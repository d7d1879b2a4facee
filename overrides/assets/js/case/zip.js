/* A zip archive without compression (PKWARE APPNOTE 6.3.10): a document of Word is one. */

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The check sum of bytes (CRC-32, ISO 3309). @param {Uint8Array} bytes */
function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/**
 * Numbers of two or four bytes, the lowest first.
 * @param {[number, 2|4][]} fields
 */
function little(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/**
 * An archive with these files, in this order.
 * @param {[string, string][]} files names in ASCII, and texts
 * @param {Date} moment
 * @returns {Uint8Array<ArrayBuffer>[]} its pieces
 */
export function zipOf(files, moment) {
  const encoder = new TextEncoder();
  const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1);
  const date = ((moment.getFullYear() - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate();
  const pieces = [];
  const central = [];
  let offset = 0;
  for (const [name, text] of files) {
    const called = encoder.encode(name);
    const bytes = encoder.encode(text);
    /** @type {[number, 2|4][]} */
    const about = [
      [20, 2], [0, 2], [0, 2], [time, 2], [date, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4],
      [called.length, 2], [0, 2],
    ];
    const head = little([[0x04034b50, 4], ...about]);
    pieces.push(head, called, bytes);
    central.push(little([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), called);
    offset += head.length + called.length + bytes.length;
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  const end = little([
    [0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2],
  ]);
  return [...pieces, ...central, end];
}
