// What AWS Config asks of advanced queries: a SELECT over the current items. `query/select.ts` answers it.

/**
 * `selectResources` of query/select.ts. Throws AwsError InvalidExpressionException for an expression that is none.
 * @param items the current items of one account and region
 */
export type SelectResources = (
  expression: string,
  items: readonly QueryItem[],
  options: { /** At most so many rows; all when absent. */ readonly limit?: number },
) => QueryResult;

export interface QueryResult {
  /** In order; each becomes one JSON text of the answer. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly queryInfo: { readonly selectFields: readonly { readonly name: string }[] };
}

/**
 * An item in the spelling of queries: that of the API, with `tags` as a list.
 * AWS: https://github.com/awslabs/aws-config-resource-schema (config/properties/AWS.COMMON...)
 */
export interface QueryItem {
  readonly version: string;
  readonly accountId: string;
  readonly arn: string;
  readonly awsRegion: string;
  readonly availabilityZone: string;
  readonly configurationItemCaptureTime: string;
  readonly configurationItemStatus: string;
  readonly configurationStateId: string;
  readonly configurationItemMD5Hash: string;
  readonly resourceCreationTime: string | null;
  readonly resourceId: string;
  readonly resourceName: string | null;
  readonly resourceType: string;
  readonly relationships: readonly {
    readonly resourceType: string;
    readonly resourceId: string;
    readonly resourceName: string | null;
    readonly relationshipName: string;
  }[];
  /** `tag` is `key=value`. */
  readonly tags: readonly { readonly key: string; readonly value: string; readonly tag: string }[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly supplementaryConfiguration: Readonly<Record<string, unknown>>;
}
