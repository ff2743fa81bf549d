#!/bin/sh
# express-openapi-validator: an optional header parameter of type array closes its operation to every request.
#
# Expected: `style` of a header parameter may be left out; its default is `simple`. A request without the optional header, and
#   one with `X-Ids: 1,2`, both reach the handler.
# Observed: the handler gets neither. The answer is a 400 that blames the request: "Parameter 'style' has incorrect value
#   'undefined'". The default written out is enough to open the operation.
# Source: OpenAPI 3.0.3 and 3.1.0, "Parameter Object", style (its default for a header).
# Versions: express-openapi-validator 5.6.2, express 5.3.0. Needs Node.js 20+.
set -eu; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"

npm init -y >/dev/null; npm install --silent --no-audit --no-fund --ignore-scripts \
  express-openapi-validator@5.6.2 express@5.3.0 >/dev/null

cat >probe.mjs <<'JS'
import { once } from 'node:events';
import express from 'express';
import { middleware } from 'express-openapi-validator';

for (const style of [{}, { style: 'simple' }]) {
  const header = { name: 'X-Ids', in: 'header', ...style, schema: { type: 'array', items: { type: 'integer' } } };
  const get = { parameters: [header], responses: { 204: { description: 'Done' } } };
  const app = express();
  app.use(middleware({ apiSpec: { openapi: '3.0.3', info: { title: 'Ids', version: '1' }, paths: { '/ids': { get } } } }));
  app.get('/ids', (_request, response) => response.status(204).end());
  app.use((error, _request, response, _next) => response.status(error.status ?? 500).send(error.message));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (const headers of [{}, { 'X-Ids': '1,2' }]) {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/ids`, { headers });
    const said = (await response.text()) || 'reached the handler';
    console.log(`style ${style.style ?? 'left out'}, X-Ids ${headers['X-Ids'] ?? 'not sent'}: ${response.status} ${said}`);
  }
  server.close();
}
JS
node probe.mjs >seen

echo 'Expected: 204 on each line. Seen:'
cat seen
diff - seen <<'TEXT'
style left out, X-Ids not sent: 400 Parameter 'style' has incorrect value 'undefined' for [X-Ids]
style left out, X-Ids 1,2: 400 Parameter 'style' has incorrect value 'undefined' for [X-Ids]
style simple, X-Ids not sent: 204 reached the handler
style simple, X-Ids 1,2: 204 reached the handler
TEXT
echo 'As recorded: without the default written out, each request is refused.'
