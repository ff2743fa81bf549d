/* Applies the reader's colours. It blocks rendering, so that nothing is drawn in other colours first. */
(() => {
  const key = 'dli-connections.colours';
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  let choice = stored();

  /** The choice of an earlier visit: "dark", "light", or "system". Storage may be switched off; then it holds for the page. */
  function stored() {
    try {
      return localStorage.getItem(key) ?? 'system';
    } catch {
      return 'system';
    }
  }

  function store(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // The choice then holds for this page only.
    }
  }

  const isDark = () => (choice === 'system' ? system.matches : choice === 'dark');

  /** Colours a page by the classes that Redoc (`dark`, `light`) and Swagger UI (`dark-mode`) use. */
  function colour(dark = isDark()) {
    const mode = dark ? 'dark' : 'light';
    // Redoc starts with this.
    store('redoc.colorMode', mode);
    for (const [name, isOn] of [['dark', dark], ['dark-mode', dark], ['light', !dark]]) root.classList.toggle(name, isOn);
    document.querySelector('.portal-colours')?.setAttribute('aria-pressed', String(dark));
    document.dispatchEvent(new CustomEvent('portal-colours', { detail: mode }));
  }

  system.addEventListener('change', () => colour());
  // Paper is white.
  addEventListener('beforeprint', () => colour(false));
  addEventListener('afterprint', () => colour());
  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('.portal-colours');
    button.hidden = false;
    // With "system", colours follow the system from then on.
    button.addEventListener('click', () => {
      const dark = !isDark();
      choice = dark === system.matches ? 'system' : dark ? 'dark' : 'light';
      store(key, choice);
      colour();
    });
    colour();
  });
  colour();
})();
