// Which service does a request mean, and in which protocol does it speak? By x-amz-target first, then by protocol header,
// then by the signature's scope, then by the request's own shape.
import type { ReadRequest } from './core/call.ts';
import { signingNameOf } from './iam/sigv4.ts';
import { awsJson } from './protocols/aws-json.ts';
import { awsQuery, formOf } from './protocols/aws-query.ts';
import type { Protocol } from './protocols/protocol.ts';
import { restXml } from './protocols/rest-xml.ts';
import { withoutBody } from './protocols/without-body.ts';
import { type ProtocolName, type RegistryEntry, registry } from './services/registry.ts';

/** What the request means. `entry` is absent when no embedded service is meant. */
export interface Identity {
  readonly protocol: Protocol;
  readonly entry?: RegistryEntry;
  /** The registry's name, or what the request calls the service. */
  readonly service: string;
}

const s3Xml = restXml('bare');
const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'aws-query': awsQuery,
  'rest-xml': restXml('wrapped'),
};

/** Never throws: a request that means nothing embedded is answered in the protocol that it seems to speak. */
export function identify(request: ReadRequest): Identity {
  const identity = byRequest(request);
  return request.method === 'HEAD' ? { ...identity, protocol: withoutBody(identity.protocol) } : identity;
}

function byRequest(request: ReadRequest): Identity {
  const { url, headers } = request;
  const target = headers.get('x-amz-target');
  if (target) return byTarget(target, headers);
  const signingName = signingNameOf(headers, url.searchParams);
  const entry =
    registry.find((candidate) => candidate.signingName === signingName && !candidate.targetPrefix) ?? byShape(request, signingName);
  if (entry) return { protocol: protocolOf(entry), entry, service: entry.name };
  const protocol = protocols[seemsXml(headers, signingName) ? 'aws-query' : 'aws-json-1.1'];
  return { protocol, service: signingName ?? url.hostname };
}

function protocolOf(entry: RegistryEntry): Protocol {
  return entry.protocol === 'rest-xml' && entry.xmlErrors === 'bare' ? s3Xml : protocols[entry.protocol];
}

/** An unsigned request of the Query protocol says its API version; any other unsigned request asks S3, as with LocalStack. */
function byShape(request: ReadRequest, signingName: string | undefined): RegistryEntry | undefined {
  if (signingName !== undefined) return undefined;
  if (request.headers.get('content-type')?.includes('x-www-form-urlencoded')) {
    const version = formOf(request).get('Version');
    return registry.find((candidate) => candidate.protocol === 'aws-query' && candidate.apiVersion === version);
  }
  return registry.find(({ name }) => name === 's3');
}

// REST services that answer in XML; all others speak JSON. What matters here is only the shape of "not embedded".
const xmlRestServices: readonly (string | undefined)[] = ['s3', 's3express', 's3-outposts', 'route53', 'cloudfront', undefined];

function seemsXml(headers: Headers, signingName: string | undefined): boolean {
  const contentType = headers.get('content-type') ?? '';
  if (contentType.includes('json')) return false;
  return contentType.includes('x-www-form-urlencoded') || xmlRestServices.includes(signingName);
}

function byTarget(target: string, headers: Headers): Identity {
  const prefix = target.slice(0, Math.max(target.lastIndexOf('.'), 0));
  const entry = registry.find((candidate) => candidate.targetPrefix === prefix);
  const spoken: ProtocolName = headers.get('content-type')?.includes('1.0') ? 'aws-json-1.0' : 'aws-json-1.1';
  return { protocol: entry ? protocolOf(entry) : protocols[spoken], ...(entry && { entry }), service: entry?.name ?? prefix };
}
