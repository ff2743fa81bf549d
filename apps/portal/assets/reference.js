/* Mends Redoc: links of its menu hold in a tab of their own, and it gets landmarks. */
const mended = {
  // They are paths of its router, which begin at the top of the site.
  '.menu-content a[href^="/"]': (link) => link.setAttribute('href', `#${link.getAttribute('href')}`),
  'main:not([id])': (main) => {
    main.id = 'content';
  },
  '.menu-content:not([role])': (menu) => {
    menu.setAttribute('role', 'navigation');
    menu.ariaLabel = 'Operations';
  },
  // There is none of the third level before them.
  ':is(h4, h5, h6):not([aria-level])': (title) => title.setAttribute('aria-level', title.tagName[1] - 1),
  // A path breaks between its parts.
  ':is(a > button > span, [data-testid="dropdown"] > button) > span:not(:has(wbr))': (path) => {
    const parts = path.textContent.split(/(?<=\/)/);
    if (parts.length > 1) path.replaceChildren(...parts.flatMap((part) => [part, document.createElement('wbr')]));
  },
  // Its text names it; its label would only say that it is one.
  'button[aria-label="Example"]': (button) => button.removeAttribute('aria-label'),
};

function mend(root) {
  for (const [selector, change] of Object.entries(mended)) for (const each of root.querySelectorAll(selector)) change(each);
}

const redoc = document.getElementById('redoc');
new MutationObserver(() => mend(redoc)).observe(redoc, { childList: true, subtree: true, attributeFilter: ['href'] });
mend(redoc);

// It keeps colours of its own, which its hidden button changes.
document.addEventListener('portal-colours', ({ detail }) => {
  const button = redoc.querySelector('[data-testid="color-mode-switcher"]');
  if (button?.ariaLabel !== detail) button?.click();
});
