// A request to a domain's endpoint, as the handlers of its API read it.
import { toUtf8 } from '@smithy/core/serde';
import type { ReadRequest } from '../../../core/call.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { Domain } from '../domain.ts';
import type { Cluster } from '../indexes/cluster.ts';
import { illegalArgument, parsingFailed, SearchError } from '../search-error.ts';

type Json = Readonly<Record<string, unknown>>;

/** Understood by every API. Waiting for nodes and time limits mean nothing where everything happens at once. */
const common = [
  'pretty',
  'human',
  'error_trace',
  'filter_path',
  'timeout',
  'master_timeout',
  'cluster_manager_timeout',
  'wait_for_active_shards',
];

export class RestRequest {
  readonly domain: Domain;
  readonly cluster: Cluster;
  readonly method: string;
  readonly path: string;
  /** What stood in the path: `index`, `id`. Decoded. */
  readonly labels: Readonly<Record<string, string>>;
  readonly #request: ReadRequest;

  constructor(domain: Domain, request: ReadRequest, labels: Readonly<Record<string, string>>) {
    this.domain = domain;
    this.cluster = domain.cluster;
    this.method = request.method;
    this.path = request.url.pathname;
    this.labels = labels;
    this.#request = request;
  }

  label(name: string): string {
    return this.labels[name] ?? '';
  }

  /** A parameter of the query string; one without a value says true. */
  parameter(name: string): string | undefined {
    return this.#request.url.searchParams.get(name) ?? undefined;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.parameter(name);
    if (value === undefined) return otherwise;
    if (value === '' || value === 'true') return true;
    if (value === 'false') return false;
    throw illegalArgument(`Failed to parse value [${value}] as only [true] or [false] are allowed.`);
  }

  /** Throws SearchError. */
  number(name: string): number | undefined {
    const value = this.parameter(name);
    if (value === undefined) return undefined;
    if (!/^-?\d+$/.test(value)) throw illegalArgument(`Failed to parse int parameter [${name}] with value [${value}]`);
    return Number(value);
  }

  /** Throws SearchError for parameters that the API does not have, or that are not embedded. */
  checkParameters(allowed: readonly string[]): void {
    const unknown = [...this.#request.url.searchParams.keys()].filter(
      (name) => !allowed.includes(name) && !common.includes(name) && name !== 'source' && name !== 'source_content_type',
    );
    if (unknown.length === 0) return;
    const names = unknown.map((name) => `[${name}]`).join(', ');
    throw illegalArgument(
      `request [${this.path}] contains unrecognized parameter${unknown.length > 1 ? 's' : ''}: ${names} (or not embedded in Sandshark)`,
    );
  }

  get hasBody(): boolean {
    return this.text !== '';
  }

  /** The body, or the parameter `source`, which stands for it where a client sends none with GET. */
  get text(): string {
    return this.#request.body.length > 0 ? toUtf8(this.#request.body) : (this.parameter('source') ?? '');
  }

  /** The body as an object; an empty one for none. Throws SearchError. */
  json(): Json {
    const { text } = this;
    if (text.trim() === '') return {};
    this.#checkContentType();
    const value = parsedJson(text);
    if (isJsonObject(value)) return value;
    if (value === undefined)
      throw new SearchError('parse_exception', 'Failed to parse content to map', 400, {
        caused_by: { type: 'json_parse_exception', reason: 'the body is no JSON' },
      });
    throw parsingFailed('Expected [START_OBJECT] but found another token');
  }

  /** The body as lines of JSON. Throws SearchError for another content type. */
  lines(): string {
    this.#checkContentType();
    return this.text;
  }

  /** The source of a document. Throws SearchError. */
  source(): Json {
    if (!this.hasBody) throw new SearchError('parse_exception', 'request body is required', 400);
    this.#checkContentType();
    const value = parsedJson(this.text);
    if (isJsonObject(value)) return value;
    throw new SearchError('mapper_parsing_exception', 'failed to parse', 400, {
      caused_by: {
        type: 'not_x_content_exception',
        reason: 'Compressor detection can only be called on some xcontent bytes or compressed xcontent bytes',
      },
    });
  }

  #checkContentType(): void {
    const type = this.#request.headers.get('content-type') ?? '';
    if (this.#request.body.length === 0 || /^application\/(x-ndjson|([\w.+-]*\+)?json)\b/i.test(type)) return;
    throw new SearchError('content_type_header_exception', `Content-Type header [${type}] is not supported`, 406);
  }
}

/** What a handler answers: a body to be written as JSON, or a text. */
export interface RestAnswer {
  readonly status?: number;
  readonly body: Json | readonly Json[] | string;
}

/** One API: where it is, which parameters it has, what it does. */
export interface Route {
  readonly methods: readonly string[];
  /** `/{index}/_doc/{id}` */
  readonly path: string;
  readonly parameters?: readonly string[];
  readonly handle: (request: RestRequest) => RestAnswer;
}
