import type { Ajv2020 } from 'ajv/dist/2020.js';

const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const quoted = '"(?:[ !#-[\\]-~]|\\\\[ -~])*"';
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A mailbox (RFC 5321, 4.1.2), with the address of one in square brackets. */
const mailbox = new RegExp(
  `^(?:${atom}(?:\\.${atom})*|${quoted})@(?:${label}(?:\\.${label})*|\\[(IPv6:)?([0-9a-f:.]+)\\])$`,
  'i',
);

/** A date and a time as RFC 3339 (5.6) joins them, with colons in the offset. */
const joined = /^\S{10}T\S{8,}(?:Z|[+-]\d\d:\d\d)$/i;

/** The forms in which ajv-formats has these. */
type Theirs = { ipv4: RegExp; ipv6: RegExp; 'date-time': { validate: (text: string) => boolean } };

/** Corrects the formats that ajv-formats reads otherwise than the RFCs and OpenAPI, where callers may send such a value. */
export function withExactFormats(ajv: Ajv2020): void {
  const theirs = ajv.formats as unknown as Theirs; // Ajv types no format by its name
  const { ipv4, ipv6, 'date-time': dateTime } = theirs;
  ajv.addFormat('email', (text) => {
    const [whole, six, address] = mailbox.exec(text) ?? [];
    return whole !== undefined && (address === undefined || (six ? ipv6 : ipv4).test(address));
  });
  ajv.addFormat('date-time', (text) => joined.test(text) && dateTime.validate(text));
  // The largest integer that JSON.parse can tell from the next is 2 ** 63.
  ajv.addFormat('int64', { type: 'number', validate: (n) => Number.isInteger(n) && Math.abs(n) <= 2 ** 63 });
  ajv.addFormat('float', { type: 'number', validate: (n) => Number.isFinite(Math.fround(n)) });
}
