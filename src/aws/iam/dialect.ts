// The families of services, as far as their words about callers differ: statuses, sentences, allowed skew of clocks.

/** `json`: AWS JSON and CBOR; `dynamodb`: the same with some words of its own; `rest`: REST-JSON and REST-XML; `query`; `ec2`; `s3`. */
export type Dialect = 'json' | 'dynamodb' | 'rest' | 'query' | 'ec2' | 's3';

/**
 * The family of a service.
 * @param protocol a name of services/registry.ts; undefined when no embedded service is meant
 */
export function dialectOf(protocol: string | undefined, signingName: string | undefined): Dialect {
  if (signingName === 's3') return 's3';
  if (signingName === 'dynamodb') return 'dynamodb';
  if (protocol === 'ec2-query') return 'ec2';
  if (protocol === 'aws-query') return 'query';
  return protocol?.startsWith('rest-') ? 'rest' : 'json';
}

/** The status of most refusals: services of AWS JSON say 400. */
export function refusalStatus(dialect: Dialect): 400 | 403 {
  return dialect === 'json' || dialect === 'dynamodb' ? 400 : 403;
}
