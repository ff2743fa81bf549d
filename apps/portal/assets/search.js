/* Search over all pages, in the browser: the index is made when the site is built, and nothing is asked of any server. */
const engine = globalThis.MiniSearch.loadJSON(globalThis.portalSearch.index, globalThis.portalSearch.options);
// Puts the place of a field or an operation in the reference before texts about it.
const boostDocument = (_id, _term, { page }) => (page === 'Reference' ? 4 : 1);
const asked = { prefix: true, fuzzy: 0.15, boost: { title: 4, page: 2 }, combineWith: 'AND', boostDocument };
const [mostPages, mostOfPage] = [8, 5];
let siteRoot = './';

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const box = make('input', { type: 'search', ariaLabel: 'Search all pages', placeholder: 'Search all pages', spellcheck: false });
const count = make('p', { className: 'count', role: 'status' });
const results = make('div');
const dialog = make('dialog', { className: 'portal-results', ariaLabel: 'Search' }, box, count, results);
document.body.append(dialog);

/** The text around the first word that was found, with the words marked. */
function excerpt({ text, terms }) {
  const found = new RegExp(`(${terms.map((term) => term.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|')})`, 'i');
  const start = Math.max(0, text.lastIndexOf(' ', text.search(found) - 40) + 1);
  const parts = text.slice(start, start + 160).split(found);
  const marked = parts.map((part) => (found.test(part) ? make('mark', {}, part) : part));
  return make('span', {}, start > 0 ? '…' : '', ...marked, text.length > start + 160 ? '…' : '');
}

function itemOf(result) {
  const link = make('a', { href: siteRoot + result.url }, make('b', {}, result.title), excerpt(result));
  link.addEventListener('click', () => dialog.close());
  return make('li', {}, link);
}

/** The best places of a page, under its name. */
function groupOf([page, found]) {
  const more = found.length > mostOfPage ? [make('p', {}, `and ${found.length - mostOfPage} more on this page`)] : [];
  const items = found.slice(0, mostOfPage).map(itemOf);
  return make('section', {}, make('h2', {}, page), make('ul', { ariaLabel: page }, ...items), ...more);
}

function showResults() {
  const words = box.value.trim();
  const found = words === '' ? [] : engine.search(words, asked);
  const pages = [...Map.groupBy(found, ({ page }) => page)];
  results.replaceChildren(...pages.slice(0, mostPages).map(groupOf));
  if (words === '') count.textContent = 'Type to search. Arrow keys choose, Enter opens.';
  else if (found.length === 0) count.textContent = `Nothing found for “${words}”. Try fewer words, or the name of a field or operation.`;
  else count.textContent = `${found.length} found${pages.length > mostPages ? `; the ${mostPages} best of ${pages.length} pages` : ''}.`;
}

/** Arrow keys move between the box and the results. Escape closes the dialog; alone it would only empty the box. */
function moveByKey(event) {
  if (event.key === 'Escape') dialog.close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [box, ...results.querySelectorAll('a')];
  if (step) {
    event.preventDefault();
    const at = stops.indexOf(document.activeElement) + step;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  } else if (event.key === 'Enter' && document.activeElement === box) stops[1]?.click();
}

dialog.addEventListener('keydown', moveByKey);
dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
box.addEventListener('input', showResults);

globalThis.portalSearch.open = (root, typed) => {
  siteRoot = root;
  if (!dialog.open) dialog.showModal();
  box.select();
  // In the box, with the cursor behind it.
  if (typed) box.setRangeText(typed, 0, box.value.length, 'end');
  showResults();
};
