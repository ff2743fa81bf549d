/* Starts Swagger UI on the bundle. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', follow);
follow();

const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#console',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // Without this it would ask a validator on the network for a badge.
  validatorUrl: null,
  onComplete: () => ui.preauthorizeApiKey('token', 'any'),
});
