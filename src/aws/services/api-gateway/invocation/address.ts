// Which API and stage a request means: by its host, or by a path on localhost as LocalStack has it.
// AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
import type { Api } from '../api.ts';

export interface Invocation {
  readonly apiId: string;
  /** Encoded as it was sent, with the stage in front, with its leading slash. */
  readonly path: string;
  /** The name under which the client knows the API. */
  readonly domainName: string;
}

const host = /^([a-z0-9]+)\.execute-api\.(?:[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?|localhost(?:\.localstack\.cloud)?)$/;

/** Undefined for a request that is no invocation. */
export function invocationOf({ hostname, pathname }: URL): Invocation | undefined {
  const [, byHost] = host.exec(hostname) ?? [];
  if (byHost !== undefined) return { apiId: byHost, path: pathname, domainName: hostname };
  const [, byPath, rest = ''] = /^\/_aws\/execute-api\/([a-z0-9]+)(\/.*)?$/s.exec(pathname) ?? [];
  if (byPath === undefined) return undefined;
  return { apiId: byPath, path: rest === '' ? '/' : rest, domainName: hostname };
}

/** The stage that the path begins with, else `$default`; `path` is what remains for the routes. */
export function stageOf(api: Api, path: string): { readonly stageName: string; readonly path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(\/.*)?$/s.exec(path) ?? [];
  // The path form says the default stage by its name, too.
  const name = first === '%24default' ? '$default' : first;
  if (api.stages.some(({ StageName }) => StageName === name)) return { stageName: name, path: rest === '' ? '/' : rest };
  return { stageName: '$default', path };
}
