/* The list of headings at the side: the one that is read is marked. */

export function startHeadings() {
  const list = document.querySelector(".g-headings");
  if (!list) return;
  const links = [...list.querySelectorAll("a")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  // Near the end of a page a heading that was jumped to doesn't come to the top. It is the one that
  // is read until the reader moves on.
  let jumped = -1;
  let waiting = false;

  const mark = () => {
    waiting = false;
    const top = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 24;
    let here = jumped;
    if (here < 0) here = headings.findLastIndex((h) => h && h.getBoundingClientRect().top <= top);
    links.forEach((link, number) => { link.ariaCurrent = number === here ? "location" : null; });
    const frame = list.closest(".md-sidebar");
    if (frame && here >= 0) frame.scrollTop = links[here].offsetTop - frame.clientHeight / 2;
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  const follow = () => {
    jumped = links.findIndex((link) => link.hash === location.hash && location.hash);
    soon();
  };

  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { jumped = -1; }, { passive: true });
  }
  addEventListener("scroll", soon, { passive: true });
  addEventListener("hashchange", follow);
  list.addEventListener("click", () => setTimeout(follow));
  follow();
}
