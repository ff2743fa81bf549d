import { type Region, servers } from '@dli-connections/contract/calls';
import { nearest } from './nearest.ts';

/** The address of the service: a URL, or the name of a region. */
export type ServiceAddress =
  | {
      /** Base URL of the service, such as `https://dli.eu-de.otc.t-systems.com`; it may have a path. */
      endpoint: string;
      region?: undefined;
    }
  | {
      endpoint?: undefined;
      /** Name of a region that a vendor has published, such as `cn-north-4` of Huawei Cloud or `eu-de` of Open Telekom Cloud. */
      region: Region | (string & {});
    };

/** The base URL of the paths, without a slash at its end. Throws a TypeError for an address that cannot be one. */
export function baseUrlOf({ endpoint, region }: ServiceAddress): string {
  if (!endpoint === !region)
    throw new TypeError(region ? 'endpoint and region exclude each other' : 'endpoint or region is missing');
  if (region) return urlOf(region);
  const url = parse(endpoint ?? '');
  const [, base] = /^(https?:\/\/[^/@?#]+(\/[^?#]*?)??)\/*$/.exec(url) ?? [];
  // The endpoint is not shown: its credentials or query may be secrets.
  if (!base)
    throw new TypeError(
      'endpoint must be a URL that begins with http:// or https://, without credentials, query or fragment',
    );
  return base;
}

/** A URL as parsers write it; empty if it is invalid. React Native lacks URL.canParse. */
function parse(url: string): string {
  try {
    return new URL(url).href;
  } catch {
    return '';
  }
}

/** The address of the service in a region. One that no vendor has published is refused: a token must not go to a guessed host. */
function urlOf(region: unknown): string {
  const name = String(region);
  const regions = new Map(servers.flatMap(([url, names]) => names.split(' ').map((each) => [each, url])));
  const url = regions.get(name);
  if (url) return url.replace('{region}', name);
  const near = nearest(name, [...regions.keys()]);
  throw new TypeError(
    `region ${JSON.stringify(region)} is not known, the nearest is "${near}"; endpoint takes the address of any other`,
  );
}

/**
 * A text without the secrets that it echoes. A secret as short as a word is left alone, or it would tear holes into
 * prose; tokens that IAM issues are hundreds of characters long.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length < 8 ? rest : rest.replaceAll(secret, '[secret]')), text);
}
