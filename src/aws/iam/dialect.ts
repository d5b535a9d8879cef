// The families of services, as far as their words about callers differ: statuses, sentences, allowed skew of clocks.

/** `json`: AWS JSON and CBOR; `rest`: REST-JSON and REST-XML; `query`; `ec2`; `s3`. */
export type Dialect = 'json' | 'rest' | 'query' | 'ec2' | 's3';

/**
 * The family of a service.
 * @param protocol a name of services/registry.ts; undefined when no embedded service is meant
 */
export function dialectOf(protocol: string | undefined, signingName: string | undefined): Dialect {
  if (signingName === 's3') return 's3';
  if (protocol === 'ec2-query') return 'ec2';
  if (protocol === 'aws-query') return 'query';
  return protocol?.startsWith('rest-') ? 'rest' : 'json';
}
