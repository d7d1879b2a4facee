/* What depends on today's date. The pages hold absolute dates and are right without this. */

const DAY = 86400000;

/** @typedef {HTMLElement & {dataset: Record<string, string>}} Place what it lacks is no date (NaN) */

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {NodeListOf<Place>}
 */
const all = (selector, within = document) => within.querySelectorAll(selector);

export function startTime() {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const passed = (/** @type {Place} */ place) => today > Date.parse(place.dataset.day);

  all("[data-countdown]").forEach((place) => {
    const days = Math.round((Date.parse(place.dataset.countdown) - today) / DAY);
    const { left, one, past } = place.dataset;
    const text = days > 1 ? left.replace("{n}", `${days}`) : days === 1 ? one : place.dataset.today;
    place.textContent = `(${days < 0 ? past : text})`;
    place.hidden = false;
  });

  // What a link leads to is shown, whatever the day: somebody has cited it.
  const cited = document.getElementById(location.hash.slice(1));
  all("[data-after], [data-until]").forEach((place) => {
    const { after, until } = place.dataset;
    const other = today <= Date.parse(after) || today > Date.parse(until); // no date bounds nothing
    place.hidden = other && !(cited && place.contains(cited));
  });

  all("circle[data-day]").forEach((dot) => dot.classList.toggle("g-passed", passed(dot)));

  all("svg[data-from]").forEach((bar) => drawToday(bar, today));

  // What has passed goes under the fold below, and keeps its number.
  all("[data-dates]").forEach((dates) => {
    const [coming] = all("[data-coming]", dates);
    const [past] = all("[data-past]", dates);
    past.append(...[...all("[data-day]", coming)].filter(passed));
    coming.closest("table, ol")?.toggleAttribute("hidden", !coming.children.length);
    past.closest("details")?.toggleAttribute("hidden", !past.children.length);
    past.closest("details")?.toggleAttribute("open", !!cited && past.contains(cited));
    all("[data-count]", dates)[0].textContent = `${past.children.length}`;
  });

  all("[data-old-after-months]").forEach((place) => {
    const end = new Date(place.dataset.since);
    end.setUTCMonth(end.getUTCMonth() + Number(place.dataset.oldAfterMonths));
    place.hidden = today <= end.getTime();
  });
  cited?.scrollIntoView();
}

/**
 * A line for today on a bar of time, and what is before it faded.
 *
 * @param {Place} bar
 * @param {number} today
 */
function drawToday(bar, today) {
  const { from, to, left, right } = bar.dataset;
  const share = Math.min((today - Date.parse(from)) / (Date.parse(to) - Date.parse(from)), 1);
  if (share < 0) return;
  const x = Math.round(Number(left) + share * (Number(right) - Number(left)));
  all("[data-past-time]", bar)[0].setAttribute("width", `${x}`);
  if (share === 1) return;
  all("[data-today-line]", bar)[0].setAttribute("x", `${x}`);
  const [name] = all("[data-today-name]", bar);
  name.setAttribute("x", `${share < 0.5 ? x + 5 : x - 3}`);
  name.setAttribute("text-anchor", share < 0.5 ? "start" : "end");
  name.textContent = name.dataset.todayName;
}
