/* The colours that the reader has chosen. It blocks the page until it has run, so that nothing is drawn in others before. */
(() => {
  const key = 'dli-connections.colours';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  let choice = kept();

  /** The choice of an earlier visit. Storage may be switched off; then the choice holds for the page. */
  function kept() {
    try {
      return localStorage.getItem(key) ?? 'system';
    } catch {
      return 'system';
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // It holds for this page.
    }
  }

  /** Colours a page by the classes that Redoc (`dark`, `light`) and Swagger UI (`dark-mode`) use. */
  function colour(mode) {
    // Redoc starts with this.
    keep('redoc.colorMode', mode);
    root.classList.toggle('dark', mode === 'dark');
    root.classList.toggle('dark-mode', mode === 'dark');
    root.classList.toggle('light', mode === 'light');
    document.dispatchEvent(new CustomEvent('portal-colours', { detail: mode }));
  }

  const chosen = () => (choice === 'system' ? (system.matches ? 'dark' : 'light') : choice);

  system.addEventListener('change', () => colour(chosen()));
  // Paper is white.
  addEventListener('beforeprint', () => colour('light'));
  addEventListener('afterprint', () => colour(chosen()));
  // A page that is kept open beside this one follows.
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    choice = event.newValue ?? 'system';
    document.querySelector('.portal-colours').value = choice;
    colour(chosen());
  });
  document.addEventListener('DOMContentLoaded', () => {
    const control = document.querySelector('.portal-colours');
    control.value = choice;
    control.hidden = false;
    control.addEventListener('change', () => {
      choice = control.value;
      keep(key, choice);
      colour(chosen());
    });
  });
  colour(chosen());
})();
