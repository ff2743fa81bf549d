/* Copies code, skips the header, opens search, and unfolds everything for printing. */
const root = document.querySelector('.portal-bar').dataset.root;

/** Each block of code gets a button that copies it. */
function addCopyButtons() {
  for (const block of document.querySelectorAll('main#content pre')) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', ariaLabel: 'Copy' });
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.textContent.trimEnd());
      button.ariaLabel = 'Copied';
      setTimeout(() => (button.ariaLabel = 'Copy'), 2_000);
    });
    const frame = Object.assign(document.createElement('div'), { className: 'code' });
    block.replaceWith(frame);
    frame.append(block, button);
  }
}

/** The reference treats every fragment as a route, so the skip link is missing here. */
function goPastHeader(event) {
  const content = document.querySelector('main');
  if (!content) return;
  event.preventDefault();
  content.tabIndex = -1;
  content.focus();
}

function load(name) {
  // In the order in which they are asked for: each needs those before it.
  const script = Object.assign(document.createElement('script'), { src: `${root}assets/${name}`, async: false });
  const ready = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${script.src} did not load`)));
  });
  document.head.append(script);
  return ready;
}

let searchLoaded;
let typedEarly = '';

/** Keeps what is typed while search is loaded. */
function keepTyped(event) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  typedEarly += event.key;
}

/** Opens search. Its library and its index are loaded on first use. */
async function openSearch() {
  searchLoaded ??= Promise.all(['minisearch.js', 'search-index.js', 'search.js'].map(load));
  addEventListener('keydown', keepTyped, { capture: true });
  try {
    await searchLoaded;
  } finally {
    removeEventListener('keydown', keepTyped, { capture: true });
  }
  globalThis.portalSearch.open(root, typedEarly);
  typedEarly = '';
}

function openSearchByKey(event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const isTyping = target.closest('input, textarea, select, [contenteditable]') !== null;
  const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping;
  const isControlK = key === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
  if (!isSlash && !isControlK) return;
  event.preventDefault();
  // Redoc would open a search of its own, over the reference alone.
  event.stopImmediatePropagation();
  openSearch();
}

/** Browsers do not unfold parts for printing. */
function unfoldForPrint() {
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const part of folded) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of folded) part.open = false;
  });
}

/** Closes a list of sections when one is chosen. */
function closeWhenChosen(list) {
  list.addEventListener('click', ({ target }) => target.closest('a') && list.matches(':popover-open') && list.hidePopover());
}

const search = document.querySelector('.portal-search');
search.hidden = false;
search.addEventListener('click', openSearch);
addEventListener('keydown', openSearchByKey, { capture: true });
document.querySelector('.portal-skip').addEventListener('click', goPastHeader);
for (const list of document.querySelectorAll('[popover]')) closeWhenChosen(list);
addCopyButtons();
unfoldForPrint();
