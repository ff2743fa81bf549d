/* Search over all pages, in the browser: the index is made when the site is built, and nothing is asked of any server. */
(() => {
  const { options, index } = globalThis.portalSearch;
  const engine = globalThis.MiniSearch.loadJSON(index, options);
  const asked = { prefix: true, fuzzy: 0.15, boost: { title: 4, page: 2 }, combineWith: 'AND' };
  let root = './';

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const input = make('input', { type: 'search', ariaLabel: 'Search all pages', placeholder: 'Search all pages', spellcheck: false });
  const count = make('p', { className: 'count', role: 'status' });
  const list = make('ul');
  const dialog = make('dialog', { className: 'portal-results', ariaLabel: 'Search' }, input, count, list);
  document.body.append(dialog);

  /** The text around the first word that was found. */
  function excerpt({ text, terms }) {
    const found = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
    const from = Math.max(0, Math.min(...found, text.length) - 50);
    const start = found.length === 0 ? 0 : from;
    return `${start > 0 ? '…' : ''}${text.slice(start, start + 160)}${text.length > start + 160 ? '…' : ''}`;
  }

  function entry(result) {
    const { url, page, title } = result;
    const head = make('b', {}, page ? `${page}: ${title}` : title);
    const link = make('a', { href: root + url }, head, make('span', {}, excerpt(result)));
    link.addEventListener('click', () => dialog.close());
    return make('li', {}, link);
  }

  function show() {
    const words = input.value.trim();
    const results = words === '' ? [] : engine.search(words, asked).slice(0, 20);
    list.replaceChildren(...results.map(entry));
    const found = results.length === 0 ? 'Nothing found.' : `${results.length === 20 ? 'The first 20' : results.length} found.`;
    count.textContent = words === '' ? 'Type to search; arrow keys choose, Enter opens.' : found;
  }

  /** Arrow keys move between the box and the results. */
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll('a')];
    if (step) {
      event.preventDefault();
      const at = stops.indexOf(document.activeElement) + step;
      stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
    } else if (event.key === 'Enter' && document.activeElement === input) stops[1]?.click();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  input.addEventListener('input', show);

  globalThis.portalSearch.open = (from) => {
    root = from;
    if (!dialog.open) dialog.showModal();
    input.select();
    show();
  };
})();
