/* Marks the section that is read in the list of sections, and keeps the marked places of both lists in sight. */
(() => {
  /** Scrolls a list, and nothing else, as far as a link in it needs to be seen with its neighbours. */
  function show(list, link) {
    const [frame, place] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
    const below = place.bottom + 60 - Math.min(frame.bottom, innerHeight);
    const above = place.top - 60 - frame.top;
    if (below > 0) list.scrollTop += below;
    else if (above < 0) list.scrollTop += above;
  }

  const menu = document.querySelector('.portal-menu');
  const here = menu.querySelector('[aria-current]');
  if (here) show(menu, here);

  const list = document.querySelector('.sections');
  if (!list) return;
  const places = [...list.querySelectorAll('a')].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  let marked;

  /** The section whose heading is the last above a line near the top. At the end of the page, the one that was gone to, or the last. */
  function read() {
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const goal = atEnd && places.find(({ heading }) => heading.matches(':target') && heading.getBoundingClientRect().top >= 0);
    const line = atEnd ? innerHeight : 100;
    return (goal || places.findLast(({ heading }) => heading.getBoundingClientRect().top <= line))?.link;
  }

  function mark() {
    const link = read();
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'location');
    marked = link;
    if (link) show(list, link);
  }

  addEventListener('scroll', mark, { passive: true });
  for (const event of ['resize', 'hashchange']) addEventListener(event, mark);
  // A section that is opened or closed moves those below it.
  document.addEventListener('toggle', mark, true);
  mark();
})();
