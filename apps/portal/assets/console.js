/* Starts Swagger UI on the bundle. */
/** Controls without a name in Swagger UI, and the name that a screen reader says. */
const names = {
  '#servers': () => 'Server',
  '.examples-select-element': () => 'Example',
  '.body-param__text': () => 'Request body',
  '.parameters input, .parameters select': (control) => control.closest('[data-param-name]')?.dataset.paramName,
};

function nameControls(root) {
  // They may be wider than the page.
  for (const code of root.querySelectorAll('pre')) code.tabIndex = 0;
  for (const [selector, nameOf] of Object.entries(names)) {
    for (const control of root.querySelectorAll(selector)) {
      if (!control.ariaLabel) control.ariaLabel = nameOf(control) ?? '';
    }
  }
}

/** The page has a title, an introduction and a main part of its own, so this lays out the rest. */
const layout = ({ React }) => ({
  components: {
    ConsoleLayout({ getComponent }) {
      const part = (name, container) => React.createElement(getComponent(name, container));
      return React.createElement(
        'div',
        { className: 'swagger-ui' },
        part('SvgAssets'),
        React.createElement('div', { className: 'settings' }, part('ServersContainer', true), part('AuthorizeBtnContainer', true)),
        part('errors', true),
        part('operations', true),
      );
    },
    // It stands within a button, where a link is not allowed. The address still follows the open operation.
    DeepLink: ({ text }) => React.createElement('span', null, text),
  },
});

const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#console',
  plugins: [layout],
  layout: 'ConsoleLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Without this it would ask a validator on the network for a badge.
  validatorUrl: null,
  onComplete: () => ui.preauthorizeApiKey('token', 'any'),
});

const root = document.getElementById('console');
new MutationObserver(() => nameControls(root)).observe(root, { childList: true, subtree: true });
