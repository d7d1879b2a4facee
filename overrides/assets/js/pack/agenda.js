/* An agenda for the time there is.

   Where the guide has an agenda of so many minutes, it is that one. Else it is made of the blocks
   that aren't dropped in so short a workshop: each has its least time, and of what is left as large a
   share of its room up to the most as the others. Times are whole fives where all bounds are. */

/** @import { Block, Pack } from "./data.js" */

/** @typedef { {block: Block, from: number, to: number}} Slot minutes from the start */

const FIVE = 5;
const MOST_MINUTES = 1440;

/**
 * The agenda; null where there is none of so many minutes.
 * @param {Pick<Pack, "blocks"|"agendas">} data
 * @param {number} minutes
 * @returns {Slot[]|null}
 */
export function agendaOf({ blocks, agendas }, minutes) {
  const made = agendas.find((agenda) => agenda.minutes === minutes);
  if (made) {
    const kept = blocks.filter(({ id }) => id in made.blocks);
    return slots(kept, kept.map(({ id }) => made.blocks[id]));
  }
  const kept = blocks.filter(({ droppedBelow }) => minutes >= droppedBelow);
  const sum = (/** @type {number[]} */ all) => all.reduce((total, each) => total + each, 0);
  const least = sum(kept.map((block) => block.least));
  const most = sum(kept.map((block) => block.most));
  if (minutes < least || minutes > most) return null;
  const whole = [minutes, ...kept.flatMap((block) => [block.least, block.most])].every((n) => n % FIVE === 0);
  const unit = whole ? FIVE : 1;
  const share = most > least ? (minutes - least) / (most - least) : 0;
  const exact = kept.map((block) => block.least + share * (block.most - block.least));
  const times = exact.map((time) => Math.floor(time / unit) * unit);
  // What is left goes to those that lost most by going down; the first of two that are alike.
  const order = kept.map((_, place) => place).sort((a, b) => (exact[b] - times[b]) - (exact[a] - times[a]) || a - b);
  for (const place of order.slice(0, Math.round((minutes - sum(times)) / unit))) times[place] += unit;
  return slots(kept, times);
}

/**
 * @param {Block[]} blocks
 * @param {number[]} times
 * @returns {Slot[]}
 */
function slots(blocks, times) {
  let now = 0;
  return blocks.map((block, place) => {
    const from = now;
    now += times[place];
    return { block, from, to: now };
  });
}

/**
 * The fewest and the most minutes, in fives, that there is an agenda of.
 * @param {Pick<Pack, "blocks"|"agendas">} data
 */
export function boundsOf(data) {
  const fit = [];
  for (let minutes = FIVE; minutes <= MOST_MINUTES; minutes += FIVE) if (agendaOf(data, minutes)) fit.push(minutes);
  return { least: fit[0] || 0, most: fit[fit.length - 1] || 0 };
}

/**
 * How many people each group has, the largest first; as macros/guide/model/workshop.py when the number
 * of groups isn't given.
 * @param { {least: number, most: number}} bounds
 * @param {number} people
 * @param {number} [number] of groups
 */
export function groupSizes({ least, most }, people, number) {
  const fewest = Math.ceil(people / most);
  const all = Math.floor(people / least);
  const wanted = Math.floor((4 * people + least + most) / (2 * (least + most)));
  const groups = number || Math.max(1, Math.min(Math.max(wanted, fewest), all));
  const size = Math.floor(people / groups);
  return Array.from({ length: groups }, (_, place) => size + (place < people % groups ? 1 : 0));
}

/**
 * «10.05» for 65 minutes after «09:00»; minutes from the start where no time is given.
 * @param {string} start
 * @param {number} minutes
 */
export function clockAt(start, minutes) {
  const found = /^(\d\d):(\d\d)$/.exec(start);
  if (!found) return String(minutes);
  const at = (Number(found[1]) * 60 + Number(found[2]) + minutes) % MOST_MINUTES;
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${two(Math.floor(at / 60))}.${two(at % 60)}`;
}
