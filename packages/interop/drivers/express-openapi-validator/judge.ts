import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { bundle, judge, send } from './judging.ts';

const app = express();
app.use(express.json());
const apiSpec = { ...bundle, servers: [{ url: '/' }] } as never; // its own type of a document
app.use(middleware({ apiSpec, validateRequests: true, validateSecurity: false }));
app.use((_request, response) => void response.json({}));
const onError: ErrorRequestHandler = (error: { status?: number; message: string }, _request, response, _next) => {
  response.status(error.status ?? 500).json({ message: error.message });
};
app.use(onError);
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo; // it listens on a port

await judge((request) => send(`http://127.0.0.1:${port}`, request));
server.close();
