/* What depends on today's date. The pages hold absolute dates and are right without this. */
(function () {
  "use strict";
  const DAY = 24 * 60 * 60 * 1000;
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());

  document.querySelectorAll("[data-countdown]").forEach((place) => {
    const days = Math.round((Date.parse(place.dataset.countdown) - today) / DAY);
    const { left, one, past } = place.dataset;
    const text = days > 1 ? left.replace("{n}", days) : days === 1 ? one : place.dataset.today;
    place.textContent = `(${days < 0 ? past : text})`;
    place.hidden = false;
  });

  document.querySelectorAll("[data-after]").forEach((place) => {
    place.hidden = today <= Date.parse(place.dataset.after);
  });

  document.querySelectorAll("[data-day]").forEach((row) => {
    // A year alone («2027») has passed when the year has.
    const day = row.dataset.day.length === 4 ? `${row.dataset.day}-12-31` : row.dataset.day;
    row.classList.toggle("g-passed", today > Date.parse(day));
  });

  document.querySelectorAll("[data-old-after-months]").forEach((place) => {
    const end = new Date(place.dataset.since);
    end.setUTCMonth(end.getUTCMonth() + Number(place.dataset.oldAfterMonths));
    place.hidden = today <= end.getTime();
  });
})();
