// Which service and which operation does a request mean? By x-amz-target first, then by the signature's scope.
import { signingNameOf } from './iam/sigv4.ts';
import { awsJson } from './protocols/aws-json.ts';
import { awsQuery } from './protocols/aws-query.ts';
import type { Protocol } from './protocols/protocol.ts';
import { type ProtocolName, type RegistryEntry, registry } from './services/registry.ts';

/** A request whose body has been read. */
export interface ReadRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What the request means. `entry` is absent when no embedded service is meant. */
export interface Identity {
  readonly protocol: Protocol;
  readonly entry?: RegistryEntry;
  /** The registry's name, or what the request calls the service. */
  readonly service: string;
  /** Empty when a request of the Query protocol names none. */
  readonly operation: string;
  /** The text that the protocol decodes. */
  readonly text: string;
}

const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'aws-query': awsQuery,
};

/** Never throws: a request that means nothing embedded is answered in the protocol that it seems to speak. */
export function identify({ method, url, headers, body }: ReadRequest): Identity {
  const text = new TextDecoder().decode(body);
  const target = headers.get('x-amz-target');
  if (target) return byTarget(target, headers, text);
  const signingName = signingNameOf(headers, url.searchParams);
  const entry = registry.find((candidate) => candidate.protocol === 'aws-query' && candidate.signingName === signingName);
  const form = body.length > 0 ? new URLSearchParams(text) : url.searchParams;
  const service = entry?.name ?? signingName ?? url.hostname;
  // A REST call names its operation by method and path.
  const operation = form.get('Action') ?? (entry ? '' : `${method} ${url.pathname}`);
  const protocol = protocols[entry?.protocol ?? (seemsXml(headers, signingName) ? 'aws-query' : 'aws-json-1.1')];
  return { protocol, ...(entry && { entry }), service, operation, text: form.toString() };
}

// REST services that answer in XML; all others speak JSON. What matters here is only the shape of "not embedded".
const xmlRestServices: readonly (string | undefined)[] = ['s3', 's3express', 's3-outposts', 'route53', 'cloudfront', undefined];

function seemsXml(headers: Headers, signingName: string | undefined): boolean {
  const contentType = headers.get('content-type') ?? '';
  if (contentType.includes('json')) return false;
  return contentType.includes('x-www-form-urlencoded') || xmlRestServices.includes(signingName);
}

function byTarget(target: string, headers: Headers, text: string): Identity {
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(dot, 0));
  const entry = registry.find((candidate) => candidate.targetPrefix === prefix);
  const spoken: ProtocolName = headers.get('content-type')?.includes('1.0') ? 'aws-json-1.0' : 'aws-json-1.1';
  return {
    protocol: protocols[entry?.protocol ?? spoken],
    ...(entry && { entry }),
    service: entry?.name ?? prefix,
    operation: target.slice(dot + 1),
    text,
  };
}
