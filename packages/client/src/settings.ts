import { servers } from '@dli-connections/contract/calls';

/** Where the service is: at an address, or in a region. */
export type Place =
  | {
      /** Base URL of the service, such as `https://dli.eu-de.otc.t-systems.com`; it may have a path. */
      endpoint: string;
      region?: undefined;
    }
  | {
      endpoint?: undefined;
      /** Name of a region, such as `cn-north-4` of Huawei Cloud or `eu-de` of Open Telekom Cloud. */
      region: string;
    };

/** The base for paths: without a slash at its end. Throws a TypeError for what cannot be one. */
export function baseUrlOf({ endpoint, region }: Place): string {
  if ((endpoint === undefined) === (region === undefined))
    throw new TypeError('either endpoint or region must be given');
  if (region !== undefined) {
    if (!/^[a-z0-9-]+$/.test(region)) throw new TypeError('region must be lower-case letters, digits and hyphens');
    const [url = ''] = servers.find(([, ...only]) => only.length === 0 || only.includes(region)) ?? [];
    return url.replace('{region}', region);
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint).href : '';
  const [, base] = /^(https?:\/\/[^/@?#]+(\/[^?#]*?)?)\/*$/.exec(url) ?? [];
  // The endpoint is not shown: its credentials or query may be secrets.
  if (!base) throw new TypeError('endpoint must be an http or https URL without credentials, query or fragment');
  return base;
}

/** The token, if it can stand in a header as it is. The TypeError for another one does not show it. */
export function checkToken(token: string): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('token must be visible ASCII characters only, without spaces or line breaks');
  }
  return token;
}

/**
 * A text without the secrets that it echoes. A secret as short as a word is left alone, or it would tear holes into
 * prose; tokens that IAM issues are hundreds of characters long.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length < 8 ? rest : rest.replaceAll(secret, '[secret]')), text);
}
