// Which operation of a REST service does a request mean? By the http traits of the SDK's schemas: method, path, literal queries.
// AWS: https://smithy.io/2.0/spec/http-bindings.html#http-trait
import { NormalizedSchema } from '@smithy/core/schema';
import type { ReadRequest } from '../core/call.ts';
import { type Bindings, bindingsOf } from './http-bindings.ts';
import type { OperationSchema, OperationSchemas } from './protocol.ts';

interface Route {
  readonly operation: string;
  readonly method: string;
  /** Matches a path; its groups are the labels, still encoded. */
  readonly path: RegExp;
  readonly labelNames: readonly string[];
  /** Labels that the template lacks: the service finds them itself (S3's bucket). */
  readonly ownLabels: readonly string[];
  readonly queries: readonly (readonly [name: string, value: string])[];
  /** What the SDK's clients say in x-id. Other clients send none, so that it only decides between equals. */
  readonly xId?: string;
  readonly requiredQueries: readonly string[];
  readonly requiredHeaders: readonly string[];
  /** More is more specific: literal segments before labels, a greedy label last. */
  readonly pathRank: number;
}

const routesBySchemas = new WeakMap<OperationSchemas, readonly Route[]>();
const routeBySchema = new WeakMap<OperationSchema, Route>();

/** The name of the operation, or an empty text when none fits. Of several the most specific one wins. */
export function operationByRoute(request: ReadRequest, schemas: OperationSchemas): string {
  const fitting = routesOf(schemas).filter((route) => fits(route, request));
  const ranked = fitting.map((route) => ({ route, rank: rankOf(route, request) }));
  ranked.sort((one, other) => compareRanks(other.rank, one.rank) || (one.route.operation < other.route.operation ? -1 : 1));
  return ranked[0]?.route.operation ?? '';
}

/** The labels in the path of a request, still percent-encoded, by member; undefined when the path is not the operation's. */
export function pathLabels(schema: OperationSchema, pathname: string): Readonly<Record<string, string>> | undefined {
  const route = routeOf(schema);
  const match = route?.path.exec(pathname);
  if (!route || !match) return undefined;
  return Object.fromEntries(route.labelNames.map((name, index) => [name, match[index + 1] ?? '']));
}

function routesOf(schemas: OperationSchemas): readonly Route[] {
  const found = routesBySchemas.get(schemas);
  if (found) return found;
  const routes = Object.values(schemas)
    .map(routeOf)
    .filter((route) => route !== undefined);
  routesBySchemas.set(schemas, routes);
  return routes;
}

function routeOf(schema: OperationSchema): Route | undefined {
  const found = routeBySchema.get(schema);
  if (found) return found;
  const http = httpTraitOf(schema);
  if (!http) return undefined;
  const route = compile(schema, http);
  routeBySchema.set(schema, route);
  return route;
}

/** Method, URI template and status of an operation; undefined for one that is bound to no path. */
export function httpTraitOf(schema: OperationSchema): readonly [method: string, template: string, status: number] | undefined {
  const { http } = NormalizedSchema.of(schema as never).getOwnTraits() as { http?: [string, string, number] };
  return Array.isArray(http) ? http : undefined;
}

function compile(schema: OperationSchema, [method, template]: readonly [string, string, number]): Route {
  const [pathTemplate = '/', queryTemplate = ''] = template.split('?');
  const queries = [...new URLSearchParams(queryTemplate)];
  const segments = pathTemplate.split('/').filter((segment) => segment !== '');
  const labelNames = segments.filter(isLabel).map((segment) => segment.slice(1, isGreedy(segment) ? -2 : -1));
  const input = NormalizedSchema.of(schema[4]);
  const bindings: Bindings | undefined = input.isStructSchema() ? bindingsOf(input, 'request') : undefined;
  const requiredOf = (members: Bindings['queries'] = []) =>
    members.filter(([name]) => bindings?.required.has(name)).map(([, , wireName]) => wireName);
  const xId = queries.find(([name]) => name === 'x-id')?.[1];
  return {
    operation: schema[2],
    method,
    path: new RegExp(`^/${segments.map(pattern).join('/')}${segments.some(isGreedy) || segments.length === 0 ? '' : '/?'}$`),
    labelNames,
    ownLabels: bindings?.labels.map(([name]) => name).filter((name) => !labelNames.includes(name)) ?? [],
    queries: queries.filter(([name]) => name !== 'x-id'),
    ...(xId !== undefined && { xId }),
    requiredQueries: requiredOf(bindings?.queries),
    requiredHeaders: requiredOf(bindings?.headers),
    pathRank: segments.reduce((rank, segment) => rank + (isGreedy(segment) ? 1 : isLabel(segment) ? 100 : 10_000), 0),
  };
}

const isLabel = (segment: string) => segment.startsWith('{');
const isGreedy = (segment: string) => segment.endsWith('+}');

function pattern(segment: string): string {
  if (isGreedy(segment)) return '(.+)';
  return isLabel(segment) ? '([^/]+)' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function fits(route: Route, { method, url, labels = {} }: ReadRequest): boolean {
  if (route.method !== method || !route.path.test(url.pathname)) return false;
  if (!route.ownLabels.every((name) => Object.hasOwn(labels, name))) return false;
  // A literal query without a value only has to be there: clients write ?acl and ?acl= alike.
  return route.queries.every(([name, value]) => (value === '' ? url.searchParams.has(name) : url.searchParams.get(name) === value));
}

/** What decides between routes that fit, most important first. Greater wins. */
function rankOf(route: Route, { url, headers }: ReadRequest): readonly number[] {
  const { requiredQueries, requiredHeaders } = route;
  const required = requiredQueries.length + requiredHeaders.length;
  const present =
    requiredQueries.filter((name) => url.searchParams.has(name)).length + requiredHeaders.filter((name) => headers.has(name)).length;
  const satisfied = present === required ? 1 : 0;
  return [
    route.ownLabels.length,
    route.pathRank,
    route.queries.length,
    satisfied,
    satisfied ? required : present - required,
    route.xId !== undefined && route.xId === url.searchParams.get('x-id') ? 1 : 0,
  ];
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, place) => value !== other[place]);
  return index === -1 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}
