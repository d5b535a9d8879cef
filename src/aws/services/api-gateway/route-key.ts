// Route keys: `GET /items/{id}`, `ANY /{proxy+}`, `$default`; which of them a request means.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
import { badRequest } from './errors.ts';

const methods = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Throws AwsError BadRequestException. */
export function checkRouteKey(key: string): void {
  if (key === '$default') return;
  const [, method = '', path = ''] = /^([A-Z]+) (\/\S*)$/.exec(key) ?? [];
  const parts = path.split('/').slice(1);
  const inOrder = parts.every(
    (part, at) => /^(\{[\w.:-]+\}|[^{}]*)$/.test(part) || (at === parts.length - 1 && /^\{[\w.:-]+\+\}$/.test(part)),
  );
  if (methods.includes(method) && inOrder) return;
  throw badRequest(
    'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
  );
}

export interface RouteMatch<Route> {
  readonly route: Route;
  /** Decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * The route of a request: a path without variables beats one with, a variable a greedy one, a method beats ANY, and $default comes last.
 * @param path as it was sent, without the stage
 */
export function routeFor<Route extends { readonly RouteKey?: string | undefined }>(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch<Route> | undefined {
  const parts = partsOf(path);
  let best: (RouteMatch<Route> & { readonly rank: string }) | undefined;
  for (const route of routes) {
    const [wanted = '', pattern = ''] = (route.RouteKey ?? '').split(' ');
    if (pattern === '' || (wanted !== 'ANY' && wanted !== method)) continue;
    const found = match(partsOf(pattern), parts);
    if (!found) continue;
    const rank = `${found.rank}${wanted === 'ANY' ? '0' : '1'}`;
    if (!best || rank > best.rank) best = { route, pathParameters: found.pathParameters, rank };
  }
  if (best) return best;
  const byDefault = routes.find(({ RouteKey }) => RouteKey === '$default');
  return byDefault && { route: byDefault, pathParameters: {} };
}

/** First, is the match a full one (1) or a greedy one (0)? Then a digit for each part of the pattern: 3 a text, 2 a variable. */
function match(pattern: readonly string[], parts: readonly string[]) {
  const pathParameters: Record<string, string> = {};
  let rank = '';
  for (const [at, wanted] of pattern.entries()) {
    const [, name, greedy] = /^\{([^}+]+)(\+)?\}$/.exec(wanted) ?? [];
    const part = parts[at];
    if (part === undefined) return undefined;
    if (name !== undefined && greedy) {
      const rest = parts.slice(at).join('/');
      return rest === '' ? undefined : { rank: `0${rank}`, pathParameters: { ...pathParameters, [name]: decoded(rest) } };
    }
    if (name === undefined ? decoded(part) !== wanted : part === '') return undefined;
    if (name !== undefined) pathParameters[name] = decoded(part);
    rank += name === undefined ? '3' : '2';
  }
  return parts.length === pattern.length ? { rank: `1${rank}`, pathParameters } : undefined;
}

function partsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape stays as it was sent.
    return text;
  }
}
