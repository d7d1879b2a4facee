/* Which pages answer a query best: BM25 over sections, a page's share of the query, and its title. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.6;
const USUAL_LENGTH = 120;
const TITLE = 1.6;
const ABOUT = 1.2;
const TAIL = 0.08;
const MOST_PAGES = 30;

function rank(units) {
  const found = new Map(); // by page: what each unit gives, and each section's score
  const asked = units.filter((unit) => unit.terms.size);
  for (const [place, unit] of asked.entries()) {
    const [[chief]] = [...unit.terms].sort((a, b) => b[1] - a[1]);
    unit.idf = Math.log(1 + docs.length / (postings.get(chief).length / 3));
    for (const [term, weight] of unit.terms) {
      const list = postings.get(term);
      for (let i = 0; i < list.length; i += 3) {
        const doc = docs[list[i]];
        const [count, titled] = [list[i + 1], list[i + 2]];
        const bulk = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * doc.length / USUAL_LENGTH);
        const score = weight * (count / (count + bulk) + TITLE * titled);
        let page = found.get(doc.page);
        if (!page) found.set(doc.page, page = { page: doc.page, best: asked.map(() => 0), all: asked.map(() => 0), share: asked.map(() => 0), sections: new Map() });
        let section = page.sections.get(list[i]);
        if (!section) page.sections.set(list[i], section = asked.map(() => 0));
        page.all[place] += weight * count;
        section[place] = Math.max(section[place], score);
        page.best[place] = Math.max(page.best[place], score);
        page.share[place] = Math.max(page.share[place], Math.min(1, weight));
      }
    }
  }
  const total = asked.reduce((sum, unit) => sum + unit.idf, 0) || 1;
  const ranked = [...found.values()];
  for (const hit of ranked) scored(hit, asked, total);
  ranked.sort((a, b) => b.score - a.score);
  return ranked.slice(0, MOST_PAGES).filter((hit) => hit.score >= TAIL * ranked[0].score);
}

function scored(hit, asked, total) {
  const sum = (values) => asked.reduce((all, unit, i) => all + unit.idf * values[i], 0);
  const cover = (values) => sum(values) / total;
  hit.order = [...hit.sections].map(([doc, values]) => {
    const covered = cover(values.map((value) => (value ? 1 : 0)));
    return { doc, score: sum(values) * covered * covered };
  }).sort((a, b) => b.score - a.score);
  const { titleTerms, address } = hit.page;
  const fits = asked.map((unit) => [...unit.terms].reduce(
    (fit, [term, weight]) => (titleTerms.has(term) ? Math.max(fit, Math.min(1, weight)) : fit), 0));
  const named = fits.filter((fit) => fit > 0.75).length;
  const exact = titleTerms.size ? named / titleTerms.size : 0;
  const about = asked.map((unit) => {
    const place = (lore.about.get(unit.name) || []).indexOf(address);
    return place < 0 ? 0 : ABOUT / (place + 1);
  });
  const bulk = hit.all.map((count) => 0.25 * Math.log1p(count));
  const share = cover(hit.share);
  hit.score = share * share * (
    sum(hit.best) + 0.6 * hit.order[0].score + sum(bulk) + sum(about) + sum(fits) * (0.6 + exact)
  );
}
