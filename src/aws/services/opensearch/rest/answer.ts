// One request to a domain's endpoint, read top to bottom: domain, access, route, handler, JSON.
import { fromUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject } from '../../../core/json.ts';
import type { Domain } from '../domain.ts';
import type { Domains } from '../domains.ts';
import { sourceFilter } from '../search/source-filter.ts';
import { notEmbedded, SearchError } from '../search-error.ts';
import { admit } from './admit.ts';
import { bulkRoutes } from './bulk.ts';
import { clusterRoutes } from './cluster-apis.ts';
import { documentRoutes } from './document-apis.ts';
import { indexRoutes } from './index-apis.ts';
import { type RestAnswer, RestRequest, type Route } from './rest-request.ts';
import { searchRoutes } from './search-apis.ts';

/** The names of endpoints: AWS's own, and one under localhost that reaches port 4566. */
const host = /^(search-[a-z][a-z0-9-]*-[a-z0-9]{26})\.([a-z0-9-]+)\.es\.(?:amazonaws\.com|localhost(?:\.localstack\.cloud)?)$/;

/** The same as a path, for clients that cannot look up names under localhost: /opensearch/REGION/search-NAME-ID/... By design. */
const place = /^\/opensearch\/([a-z0-9-]+)\/(search-[a-z][a-z0-9-]*-[a-z0-9]{26})(\/.*)?$/;

const routes: readonly (Route & { readonly segments: readonly string[] })[] = [
  ...clusterRoutes,
  ...bulkRoutes,
  ...searchRoutes,
  ...documentRoutes,
  ...indexRoutes,
].map((route) => ({ ...route, segments: segmentsOf(route.path) }));

/** Undefined for a request that goes to no domain. */
export async function answerDomain(domains: Domains, asked: ReadRequest): Promise<EncodedAnswer | undefined> {
  const addressed = addressedDomain(asked);
  if (!addressed) return undefined;
  const { label, region, request } = addressed;
  const domain = domains.byEndpoint(label, region);
  if (!domain) return json(404, { Message: 'No domain has this endpoint, or it is not active yet.' }, request);
  try {
    await admit(domains, domain, asked, request.url.pathname);
  } catch (thrown) {
    if (thrown instanceof AwsError) return json(403, { Message: thrown.message }, request);
    throw thrown;
  }
  const answer = answerOf(domain, request);
  const { body, status = 200 } = answer;
  if (typeof body !== 'string') return json(status, filtered(body, request), request);
  const headers = { 'content-type': 'text/plain; charset=UTF-8' };
  return { status, headers, body: request.method === 'HEAD' ? new Uint8Array() : fromUtf8(body) };
}

interface Addressed {
  readonly label: string;
  readonly region: string;
  /** With the path that the API knows. */
  readonly request: ReadRequest;
}

function addressedDomain(request: ReadRequest): Addressed | undefined {
  const { url } = request;
  const [, label, region] = host.exec(url.hostname) ?? [];
  if (label !== undefined && region !== undefined) return { label, region, request };
  const [, regionInPath, labelInPath, path = '/'] = place.exec(url.pathname) ?? [];
  if (labelInPath === undefined || regionInPath === undefined) return undefined;
  const inside = new URL(url);
  inside.pathname = path;
  return { label: labelInPath, region: regionInPath, request: { ...request, url: inside } };
}

function answerOf(domain: Domain, request: ReadRequest): RestAnswer {
  try {
    const { route, labels } = routeOf(request);
    const rest = new RestRequest(domain, request, labels);
    rest.checkParameters(route.parameters ?? []);
    return route.handle(rest);
  } catch (thrown) {
    if (thrown instanceof SearchError) return { status: thrown.status, body: thrown.toBody() };
    throw thrown;
  }
}

/** Throws SearchError for what is not embedded. */
function routeOf({ method, url }: ReadRequest) {
  const path = segmentsOf(url.pathname).map(decoded);
  const here = routes.flatMap((route) => {
    const labels = labelsOf(route.segments, path);
    return labels ? [{ route, labels }] : [];
  });
  const found = here.find(({ route }) => route.methods.includes(method));
  if (found) return found;
  if (here.length === 0) throw notEmbedded(`The API ${method} ${url.pathname}`);
  const allowed = [...new Set(here.flatMap(({ route }) => route.methods))].join(', ');
  throw new SearchError(
    'method_not_allowed',
    `Incorrect HTTP method for uri [${url.pathname}] and method [${method}], allowed: [${allowed}]`,
    405,
  );
}

/** What stands for `{index}` begins with no underscore, except `_all`. */
function labelsOf(route: readonly string[], path: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (route.length !== path.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [place, segment] of route.entries()) {
    const value = path[place] ?? '';
    const [, label] = /^\{(\w+)\}$/.exec(segment) ?? [];
    if (label === undefined ? segment !== value : label === 'index' && value.startsWith('_') && value !== '_all') return undefined;
    if (label !== undefined) labels[label] = value;
  }
  return labels;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (thrown) {
    if (thrown instanceof URIError) return segment;
    throw thrown;
  }
}

/** `filter_path=hits.hits._source,-took` */
function filtered(body: Exclude<RestAnswer['body'], string>, { url }: ReadRequest): unknown {
  const wanted = url.searchParams.get('filter_path');
  if (wanted === null || !isJsonObject(body)) return body;
  const paths = wanted.split(',').map((path) => path.replaceAll('**', '*'));
  const [excludes, includes] = [paths.filter((path) => path.startsWith('-')), paths.filter((path) => !path.startsWith('-'))];
  return sourceFilter({ includes, excludes: excludes.map((path) => path.slice(1)) })(body);
}

function json(status: number, body: unknown, { method, url }: ReadRequest): EncodedAnswer {
  const pretty = url.searchParams.has('pretty') && url.searchParams.get('pretty') !== 'false';
  const text = pretty ? `${JSON.stringify(body, null, 2)}\n` : JSON.stringify(body);
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: method === 'HEAD' ? new Uint8Array() : fromUtf8(text),
  };
}
