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

  document.querySelectorAll("[data-after], [data-until]").forEach((place) => {
    const { after, until } = place.dataset;
    place.hidden = today <= Date.parse(after) || today > Date.parse(until); // no date bounds nothing
  });

  const passed = (place) => today > Date.parse(place.dataset.day);

  document.querySelectorAll("circle[data-day]").forEach((dot) => {
    dot.classList.toggle("g-passed", passed(dot));
  });

  // What has passed goes under the fold below, and keeps its number.
  document.querySelectorAll("[data-dates]").forEach((dates) => {
    const coming = dates.querySelector("[data-coming]");
    const past = dates.querySelector("[data-past]");
    past.append(...[...coming.querySelectorAll("[data-day]")].filter(passed));
    coming.closest("table, ol").hidden = !coming.children.length;
    past.closest("details").hidden = !past.children.length;
    dates.querySelector("[data-count]").textContent = past.children.length;
  });

  document.querySelectorAll("[data-old-after-months]").forEach((place) => {
    const end = new Date(place.dataset.since);
    end.setUTCMonth(end.getUTCMonth() + Number(place.dataset.oldAfterMonths));
    place.hidden = today <= end.getTime();
  });
})();
