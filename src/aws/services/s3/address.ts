// Which bucket a request means: by its host (virtual-hosted style, website endpoints) or by the first part of its path.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html, WebsiteEndpoints.html
import type { ReadRequest } from '../../core/call.ts';

/** Where a request goes. `path` is the rest of the path, still encoded, with its leading slash. */
export interface Address {
  readonly endpoint: 'api' | 'website';
  /** Absent for calls about no bucket (ListBuckets). */
  readonly bucket?: string;
  readonly path: string;
}

// The endpoints of AWS, of LocalStack's domain, and of this machine: what stands before them is a bucket.
const machine = String.raw`localhost(?:\.localstack\.cloud)?`;
const region = '[a-z]{2}(?:-[a-z]+)+-\\d';
const apiHost = new RegExp(
  `^(?:(.+?)\\.)??(?:s3(?:[.-](?:dualstack\\.|fips\\.)?${region}|-accelerate|-accelerate\\.dualstack)?\\.(?:amazonaws\\.com(?:\\.cn)?|${machine})|${machine})$`,
);
const websiteHost = new RegExp(`^(.+)\\.s3-website(?:[.-]${region})?\\.(?:amazonaws\\.com(?:\\.cn)?|${machine})$`);

/** Never throws. A host that is none of S3's is taken for an endpoint in path style. */
export function addressOf({ hostname, pathname }: URL): Address {
  const website = websiteHost.exec(hostname)?.[1];
  if (website) return { endpoint: 'website', bucket: website, path: pathname };
  const bucket = apiHost.exec(hostname)?.[1];
  if (bucket) return { endpoint: 'api', bucket, path: pathname };
  // Path style: /bucket/key. A key may itself begin with a slash.
  const [, first = '', rest = ''] = /^\/([^/]*)(\/.*)?$/s.exec(pathname) ?? [];
  return first === '' ? { endpoint: 'api', path: '/' } : { endpoint: 'api', bucket: decoded(first), path: rest === '' ? '/' : rest };
}

/** The request as S3's model means it: the key alone in the path, the bucket among the labels. */
export function addressed(request: ReadRequest): ReadRequest {
  const meant = websiteOf(request) ?? request.url;
  const { bucket, path } = addressOf(meant);
  if (bucket === undefined) return request;
  const url = new URL(meant);
  url.pathname = path;
  return { ...request, url, labels: { Bucket: bucket } };
}

/**
 * The address of a website that was asked for at the one host of an endpoint: who sends a request there says what its host was
 * (src/lab/target-endpoint.ts). Websites are told by their host alone, and open to everybody: the header opens nothing.
 */
function websiteOf({ url, headers }: Pick<ReadRequest, 'url' | 'headers'>): URL | undefined {
  const host = headers.get('x-sandshark-signed-host');
  const site = host === null ? null : URL.parse(`http://${host}${url.pathname}${url.search}`);
  return site && addressOf(site).endpoint === 'website' ? site : undefined;
}

/** Key of an address: empty for the bucket itself. */
export function keyOf({ path }: Address): string {
  return decoded(path.slice(1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape is no bucket's name and no key's; the call then finds nothing, or says what is wrong with its path.
    return text;
  }
}
