import { type Region, servers } from '@dli-connections/contract/calls';
import { must } from './checks.ts';
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
  return region ? urlOf(region) : baseOf(endpoint ?? '');
}

/** The address is not shown: its credentials or query may be secret. */
function baseOf(endpoint: string): string {
  let url = '';
  try {
    // React Native lacks URL.canParse, and the parts of a URL.
    url = new URL(endpoint).href;
  } catch {}
  must(/^https?:[^{]+$/i.test(url), 'endpoint', 'a valid URL that begins with http:// or https://');
  must(
    !/^\w+:\/\/[^/]*@|[?#]|\/v(2\.0|3)\/*($|\/\w{32})/.test(url),
    'endpoint',
    'a URL without credentials, query, fragment, /v2.0 and /v3',
  );
  return url.replace(/\/+$/, '');
}

/** The address of the service in a region. One that no vendor has published is refused: a token must not go to a guessed host. */
function urlOf(region: string): string {
  const regions: string[] = [];
  for (const [url, names] of servers) {
    regions.push(...names.split(' '));
    if (regions.includes(region)) return url.replace('{region}', region);
  }
  throw new TypeError(`region ${JSON.stringify(region)} is not known${nearest(region, regions)}; set endpoint instead`);
}
