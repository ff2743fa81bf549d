/* Copies code, skips the header, opens search, and unfolds everything for printing. */
(() => {
  /** Each block of code gets a button that copies it. */
  function addCopyButtons() {
    for (const block of document.querySelectorAll('main#content pre')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(block.textContent.trimEnd());
        button.textContent = 'Copied';
        setTimeout(() => (button.textContent = 'Copy'), 2_000);
      });
      const frame = document.createElement('div');
      frame.className = 'code';
      block.replaceWith(frame);
      frame.append(block, button);
    }
  }

  /** The reference takes every fragment for a route of its own, so the way past the header is gone here. */
  function goPastHeader(event) {
    const content = document.querySelector('main');
    if (!content) return;
    event.preventDefault();
    content.tabIndex = -1;
    content.focus();
  }

  const root = document.querySelector('.portal-bar').dataset.root;

  /** Loads a script of the site once. */
  const loaded = new Map();
  function load(name) {
    const script = document.createElement('script');
    script.src = `${root}assets/${name}`;
    // In the order in which they are asked for: each needs those before it.
    script.async = false;
    const ready = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error(`${script.src} did not load`)));
    });
    document.head.append(script);
    return ready;
  }

  /** Opens search. Its library and its index are loaded on first use. */
  async function openSearch() {
    const names = ['minisearch.js', 'search-index.js', 'search.js'];
    for (const name of names) if (!loaded.has(name)) loaded.set(name, load(name));
    await Promise.all(loaded.values());
    globalThis.portalSearch.open(root);
  }

  const isTyping = ({ target }) => target.closest('input, textarea, select, [contenteditable]') !== null;

  const search = document.querySelector('.portal-search');
  search.hidden = false;
  search.addEventListener('click', openSearch);
  addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isTyping(event);
      const isControlK = key === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
      if (!isSlash && !isControlK) return;
      event.preventDefault();
      // Redoc would open a search of its own, over the reference alone.
      event.stopImmediatePropagation();
      openSearch();
    },
    { capture: true },
  );

  document.querySelector('.portal-skip').addEventListener('click', goPastHeader);
  addCopyButtons();

  // A list of places on the page closes when one was chosen.
  for (const list of document.querySelectorAll('[popover]')) {
    list.addEventListener('click', ({ target }) => target.closest('a') && list.matches(':popover-open') && list.hidePopover());
  }

  // Browsers print folded parts folded.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    for (const part of folded) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of folded) part.open = false;
  });
})();
