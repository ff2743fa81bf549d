/* Search over all pages, in the browser: the index is made when the site is built, and nothing is asked of any server. */
const engine = globalThis.MiniSearch.loadJSON(globalThis.portalSearch.index, globalThis.portalSearch.options);
const asked = { prefix: true, fuzzy: 0.15, boost: { title: 4, page: 2 }, combineWith: 'AND' };
let siteRoot = './';

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const box = make('input', { type: 'search', ariaLabel: 'Search all pages', placeholder: 'Search all pages', spellcheck: false });
const count = make('p', { className: 'count', role: 'status' });
const results = make('ul');
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
  const { url, page, title } = result;
  const head = make('b', {}, page ? `${page}: ${title}` : title);
  const link = make('a', { href: siteRoot + url }, head, excerpt(result));
  link.addEventListener('click', () => dialog.close());
  return make('li', {}, link);
}

function showResults() {
  const words = box.value.trim();
  const found = words === '' ? [] : engine.search(words, asked).slice(0, 20);
  results.replaceChildren(...found.map(itemOf));
  if (words === '') count.textContent = 'Type to search. Arrow keys choose, Enter opens.';
  else if (found.length === 0) count.textContent = `Nothing found for “${words}”. Try fewer words, or the name of a field or operation.`;
  else count.textContent = `${found.length === 20 ? 'The first 20' : found.length} found.`;
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

globalThis.portalSearch.open = (root) => {
  siteRoot = root;
  if (!dialog.open) dialog.showModal();
  box.select();
  showResults();
};
