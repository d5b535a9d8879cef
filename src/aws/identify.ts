// Which service does a request mean, and in which protocol does it speak? By an address of its own first (an HTTP API), by x-amz-target
// or the path of RPC v2, then by the signature's scope, then by the request's own shape.
import type { ReadRequest } from './core/call.ts';
import { signingNameOf } from './iam/sigv4.ts';
import { awsCbor, awsJson } from './protocols/aws-json.ts';
import { awsQuery, formOf } from './protocols/aws-query.ts';
import { ec2Query } from './protocols/ec2-query.ts';
import { isPlainJson, plainJson } from './protocols/plain-json.ts';
import type { Protocol } from './protocols/protocol.ts';
import { queryCompatible } from './protocols/query-compatible.ts';
import { restJson } from './protocols/rest-json.ts';
import { restXml } from './protocols/rest-xml.ts';
import { rpcServiceOf, rpcV2Cbor } from './protocols/rpc-v2-cbor.ts';
import { withoutBody } from './protocols/without-body.ts';
import { type ProtocolName, type RegistryEntry, registry } from './services/registry.ts';

/** What the request means. `entry` is absent when no embedded service is meant. */
export interface Identity {
  readonly protocol: Protocol;
  readonly entry?: RegistryEntry;
  /** The registry's name, or what the request calls the service. */
  readonly service: string;
}

const protocols: Readonly<Record<ProtocolName, Protocol>> = {
  'aws-json-1.0': awsJson('1.0'),
  'aws-json-1.1': awsJson('1.1'),
  'aws-query': awsQuery,
  'ec2-query': ec2Query,
  'rest-json': restJson,
  'rest-xml': restXml('wrapped'),
};
const byEntry = new Map<RegistryEntry, Protocol>();

/** Never throws: a request that means nothing embedded is answered in the protocol that it seems to speak. */
export function identify(request: ReadRequest): Identity {
  const identity = byRequest(request);
  let { protocol } = identity;
  if (request.headers.get('x-amzn-query-mode') === 'true') protocol = queryCompatible(protocol);
  if (request.method === 'HEAD') protocol = withoutBody(protocol);
  return { ...identity, protocol };
}

function byRequest(request: ReadRequest): Identity {
  const { url, headers } = request;
  const addressee = registry.find(({ ownAddress }) => ownAddress?.test(url.hostname + url.pathname));
  if (addressee) return { protocol: protocolOf(addressee), entry: addressee, service: addressee.name };
  const rpcService = headers.get('smithy-protocol') === 'rpc-v2-cbor' ? rpcServiceOf(url.pathname) : undefined;
  if (rpcService !== undefined) return byRpcService(rpcService, signingNameOf(headers, url.searchParams));
  const target = headers.get('x-amz-target');
  if (target) return byTarget(target, headers);
  const signingName = signingNameOf(headers, url.searchParams);
  const entry = registry.find((candidate) => isSignedFor(candidate, signingName, url.pathname)) ?? byShape(request, signingName);
  if (entry) return { protocol: entry.olderProtocol ? protocols[entry.olderProtocol] : protocolOf(entry), entry, service: entry.name };
  const protocol = protocols[seemsXml(headers, signingName) ? 'aws-query' : 'aws-json-1.1'];
  return { protocol, service: signingName ?? url.hostname };
}

/** One without a target is known by its signature alone, or by its path too, where another service is signed for by that name. */
function isSignedFor(
  { signingName, targetPrefix, olderProtocol, ownPaths }: RegistryEntry,
  name: string | undefined,
  path: string,
): boolean {
  return signingName === name && (!targetPrefix || olderProtocol !== undefined) && (ownPaths?.test(path) ?? true);
}

/** RPC v2 is spoken beside a service's own protocol. Its path names the service as x-amz-target does; the signature decides otherwise. */
function byRpcService(service: string, signingName: string | undefined): Identity {
  const entry =
    registry.find((candidate) => candidate.targetPrefix === service) ?? registry.find((candidate) => candidate.signingName === signingName);
  return { protocol: rpcV2Cbor, ...(entry && { entry }), service: entry?.name ?? service };
}

function protocolOf(entry: RegistryEntry): Protocol {
  const found = byEntry.get(entry) ?? madeFor(entry);
  byEntry.set(entry, found);
  return found;
}

function madeFor({ protocol, xmlErrors, errorNamespace, errorStatus }: RegistryEntry): Protocol {
  if (protocol === 'rest-xml') return restXml(xmlErrors ?? 'wrapped');
  if (protocol === 'aws-json-1.0') return awsJson('1.0', errorNamespace, errorStatus);
  return protocol === 'aws-json-1.1' ? awsJson('1.1', errorNamespace, errorStatus) : protocols[protocol];
}

/** An unsigned request of the Query protocol says its API version; any other unsigned request asks S3, as with LocalStack. */
function byShape(request: ReadRequest, signingName: string | undefined): RegistryEntry | undefined {
  if (signingName !== undefined) return undefined;
  if (request.headers.get('content-type')?.includes('x-www-form-urlencoded')) {
    const version = formOf(request).get('Version');
    return registry.find((candidate) => candidate.apiVersion !== undefined && candidate.apiVersion === version);
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
  const contentType = headers.get('content-type') ?? '';
  const spoken = protocols[contentType.includes('1.0') ? 'aws-json-1.0' : 'aws-json-1.1'];
  // AWS: CBOR is spoken where the client says so, whatever the service's own version of the JSON protocol.
  const own = contentType.includes('x-amz-cbor') ? awsCbor : entry ? protocolOf(entry) : spoken;
  return { protocol: isPlainJson(contentType) ? plainJson(own) : own, ...(entry && { entry }), service: entry?.name ?? prefix };
}
