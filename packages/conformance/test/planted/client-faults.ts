/** Faults in reading real requests of clients. */

import { refused, taking } from './held-out/make.ts';
import { altered, type Fault, inRequest, json } from './make.ts';

const isBodiless = ({ method }: Request) => method === 'GET' || method === 'DELETE';

const isUpdate = ({ method, url }: Request) => method === 'PUT' && !url.endsWith('/authorization');

/** A handler that refuses some requests that it should take. */
const turningDown = (isWrong: (request: Request, text: string) => boolean, error_msg: string): Fault =>
  taking(() => async (request) => {
    const { status, body } = refused('DLI.0001', error_msg);
    return isWrong(request, request.body ? await request.clone().text() : '') ? json(body, status) : undefined;
  });

/** Faults in accepting real requests of clients. */
export const clientFaults: Record<string, Fault> = {
  'a media type without a body is refused': turningDown(
    (request) => isBodiless(request) && request.headers.has('content-type'),
    'header Content-Type must be absent',
  ),
  'the charset utf8 is refused': turningDown(
    ({ headers }) => /charset="?utf8/i.test(headers.get('content-type') ?? ''),
    'header Content-Type must name the charset utf-8, or none',
  ),
  'a media type in capitals is refused': turningDown(
    ({ headers }) => /[A-Z]/.test((headers.get('content-type') ?? '').split(';')[0] ?? ''),
    'header Content-Type must be application/json',
  ),
  'a line end after the body is refused': turningDown(
    (_, text) => /[}\]]\s+$/.test(text) && text.length < 1e6,
    'body must be JSON',
  ),
  'white space inside the body is refused': turningDown((_, text) => /[{,]\s/.test(text), 'body must be JSON'),
  'tags of null are refused': turningDown((_, text) => /"tags":\s*null/.test(text), 'body.tags must be an array'),
  'hosts of null change nothing': taking(() => async (request, target) => {
    if (!isUpdate(request) || !/"hosts":\s*null/.test(await request.clone().text())) return undefined;
    const found = await target(new Request(request.url, { headers: request.headers }));
    return found.ok ? json({ is_success: true, message: '' }, 200) : undefined;
  }),
  'an update of hosts wants hosts': taking(() => async (request) => {
    const { status, body } = refused('DLI.0001', 'body.hosts is required');
    return isUpdate(request) && (await request.clone().text()).trim() === '{}' ? json(body, status) : undefined;
  }),
  'no queues are refused on a create': turningDown(
    ({ url }, text) => url.endsWith('/enhanced-connections') && /"queues":\s*\[\]/.test(text),
    'body.queues must have at least 1 item',
  ),
  'a host wants a name': turningDown((_, text) => /\{"ip":"[^"]*"\}/.test(text), 'body.hosts[0].name is required'),
  'a host wants an address': turningDown(
    (_, text) => /\{"name":"[^"]*"\}/.test(text) && text.includes('"hosts"'),
    'body.hosts[0].ip is required',
  ),
  'the body is looked at before the credentials': taking(() => async (request, target) => {
    if (request.headers.get('x-auth-token') || request.headers.get('authorization') || !request.body) return undefined;
    const headers = new Headers(request.headers);
    headers.set('x-auth-token', 't');
    const answer = await target(altered(request, { headers, text: await request.clone().text() }));
    return answer.status === 400 ? answer : undefined;
  }),
  'an escaped segment is not read': inRequest((request, text) =>
    altered(request, { url: request.url.replaceAll('%', '%25'), text }),
  ),
  'a plus in the query stays a plus': inRequest((request, text) =>
    altered(request, { url: request.url.replaceAll('+', '%2B'), text }),
  ),
  'texts are brought to one form of Unicode': inRequest((request, text) =>
    altered(request, { text: text.normalize('NFC') }),
  ),
  'a signature is no credential': taking(() => async (request, target) => {
    const headers = new Headers(request.headers);
    headers.delete('authorization');
    return target(altered(request, { headers, text: request.body ? await request.clone().text() : '' }));
  }),
};
