/* Starts Swagger UI on the bundle. */
/** Controls without a name in Swagger UI, and the name that a screen reader says. */
const names = {
  '#servers': () => 'Server',
  '.examples-select-element': () => 'Example',
  '.body-param__text': () => 'Request body',
  '.parameters input, .parameters select': (control) => control.closest('[data-param-name]')?.dataset.paramName,
};

function nameControls(within) {
  // They may be wider than the page.
  for (const code of within.querySelectorAll('pre')) code.tabIndex = 0;
  for (const [selector, nameOf] of Object.entries(names)) {
    for (const control of within.querySelectorAll(selector)) control.ariaLabel ||= nameOf(control) ?? '';
  }
}

/** The page has a title, an introduction and a main part of its own, so this lays out the rest. */
const layout = ({ React: { createElement } }) => ({
  components: {
    ConsoleLayout({ getComponent }) {
      const part = (name, container) => createElement(getComponent(name, container));
      const settings = createElement('div', { className: 'settings' }, part('ServersContainer', true), part('AuthorizeBtnContainer', true));
      return createElement('div', { className: 'swagger-ui' }, part('SvgAssets'), settings, part('errors', true), part('operations', true));
    },
    // A link is not allowed inside a button. The address still follows the open operation.
    DeepLink: ({ text }) => createElement('span', null, text),
  },
});

function start(bundle) {
  const ui = SwaggerUIBundle({
    // The service takes a name once, so each visit proposes another, which is seen before it is sent.
    spec: JSON.parse(bundle.replaceAll('{visit}', Date.now().toString(36))),
    dom_id: '#console',
    plugins: [layout],
    layout: 'ConsoleLayout',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    tryItOutEnabled: true,
    // Prevents a request for a badge to a validator on the network.
    validatorUrl: null,
    onComplete: () => ui.preauthorizeApiKey('token', 'any'),
  });
}

const consoleParts = document.getElementById('console');
new MutationObserver(() => nameControls(consoleParts)).observe(consoleParts, { childList: true, subtree: true });
fetch('openapi.json')
  .then((answer) => answer.text())
  .then(start)
  .catch(() => (consoleParts.textContent = 'The description of the API did not load. Is the portal still running?'));
