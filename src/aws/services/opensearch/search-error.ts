// The errors of OpenSearch's REST API: type, reason and status, in the shape that its clients read.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/ (shapes as its clients' tests record them; reasons inferred where not quoted)

type Details = Readonly<Record<string, unknown>>;

/** Thrown anywhere behind a domain's endpoint; `rest/answer.ts` makes the answer of it. */
export class SearchError extends Error {
  readonly type: string;
  readonly status: number;
  /** Members beside type and reason: `index`, `caused_by`, `line`. */
  readonly details: Details;

  constructor(type: string, reason: string, status: number, details: Details = {}) {
    super(reason);
    this.name = 'SearchError';
    this.type = type;
    this.status = status;
    this.details = details;
  }

  /** What stands for it in an item of a bulk answer and in `caused_by`. */
  toCause(): { readonly type: string; readonly reason: string } & Details {
    return { type: this.type, reason: this.message, ...this.details };
  }

  toBody(): Details {
    const { caused_by: causedBy, phase, grouped, failed_shards: failedShards, ...own } = this.details;
    const outer = { phase, grouped, failed_shards: failedShards, caused_by: causedBy };
    const root = this.rootCause ?? { type: this.type, reason: this.message, ...own };
    const given = Object.fromEntries(Object.entries(outer).filter(([, value]) => value !== undefined));
    const shown = this.rootCause ? {} : own;
    return { error: { root_cause: [root], type: this.type, reason: this.message, ...given, ...shown }, status: this.status };
  }

  /** The first error of a shard, where this one only says that shards failed. */
  get rootCause(): Details | undefined {
    const { root_cause: root } = this.details;
    return root as Details | undefined;
  }
}

export const illegalArgument = (reason: string, cause?: Details) =>
  new SearchError('illegal_argument_exception', reason, 400, cause ? { caused_by: cause } : {});

export const parsingFailed = (reason: string) => new SearchError('parsing_exception', reason, 400);

export const mapperParsing = (reason: string, cause?: Details) =>
  new SearchError('mapper_parsing_exception', reason, 400, cause ? { caused_by: cause } : {});

export const queryShard = (reason: string) => new SearchError('query_shard_exception', reason, 400);

export const versionConflict = (index: string, uuid: string, id: string, why: string) =>
  new SearchError('version_conflict_engine_exception', `[${id}]: version conflict, ${why}`, 409, { index, shard: '0', index_uuid: uuid });

export const indexNotFound = (name: string) =>
  new SearchError('index_not_found_exception', `no such index [${name}]`, 404, {
    index: name,
    'resource.id': name,
    'resource.type': 'index_or_alias',
    index_uuid: '_na_',
  });

export const indexExists = (name: string, uuid: string) =>
  new SearchError('resource_already_exists_exception', `index [${name}/${uuid}] already exists`, 400, { index: name, index_uuid: uuid });

export const invalidIndexName = (name: string, why: string) =>
  new SearchError('invalid_index_name_exception', `Invalid index name [${name}], ${why}`, 400, { index: name, index_uuid: '_na_' });

export const validationFailed = (...complaints: readonly string[]) =>
  new SearchError(
    'action_request_validation_exception',
    `Validation Failed: ${complaints.map((text, index) => `${index + 1}: ${text};`).join('')}`,
    400,
  );

/** OpenSearch has it, Sandshark lacks it. Status 501, which OpenSearch itself never sends for it. */
export const notEmbedded = (what: string) => new SearchError('not_embedded_exception', `${what} is not embedded in Sandshark.`, 501);

/** A search that failed on its shards: the cause is told as root cause, as OpenSearch does. */
export function shardsFailed(cause: SearchError, index: string): SearchError {
  const { details } = cause;
  const told = { type: cause.type, reason: cause.message, index, ...details };
  return new SearchError('search_phase_execution_exception', 'all shards failed', cause.status, {
    phase: 'query',
    grouped: true,
    failed_shards: [{ shard: 0, index, node: 'sandshark', reason: told }],
    root_cause: told,
  });
}
