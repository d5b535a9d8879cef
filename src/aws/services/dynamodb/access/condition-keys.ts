// The condition keys of DynamoDB for a call on items. They are worked out only when a policy is read.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
import type { Access } from '../../../core/access.ts';
import { AwsError } from '../../../core/errors.ts';
import type { AttributeValue, Item } from '../item.ts';
import type { Table } from '../tables/table.ts';
import { attributeOf } from '../values/attributes.ts';

/** What a call says that conditions can be about. */
export interface ItemCall {
  /** The values of partition keys. */
  readonly leadingKeys?: readonly (AttributeValue | undefined)[];
  /** The names of top-level attributes, with repetitions. */
  readonly attributes?: readonly string[];
  readonly select?: string | undefined;
  readonly returnValues?: string | undefined;
  readonly returnConsumedCapacity?: string | undefined;
  readonly enclosingOperation?: string;
  readonly fullTableScan?: 'true' | 'false';
}

/** An access whose conditions are worked out when they are first asked for. */
export function itemAccess(action: string, resource: string, call: () => ItemCall): Access {
  let conditions: Access['conditions'];
  return {
    action: `dynamodb:${action}`,
    resource,
    get conditions() {
      conditions ??= conditionsOf(call);
      return conditions;
    },
  };
}

function conditionsOf(call: () => ItemCall): Readonly<Record<string, readonly string[]>> {
  const { leadingKeys = [], attributes, select, returnValues, returnConsumedCapacity, enclosingOperation, fullTableScan } = attempt(call);
  const keys = leadingKeys.flatMap((value) => (value ? [keyValueText(value)] : []));
  const single = { select, returnValues, returnConsumedCapacity, enclosingOperation, fullTableScan };
  return {
    ...(keys.length > 0 && { 'dynamodb:LeadingKeys': [...new Set(keys)] }),
    ...(attributes && { 'dynamodb:Attributes': [...new Set(attributes)] }),
    ...Object.fromEntries(
      Object.entries(single).flatMap(([name, value]) =>
        value === undefined ? [] : [[`dynamodb:${name.charAt(0).toUpperCase()}${name.slice(1)}`, [value]]],
      ),
    ),
  };
}

/** A call that is not well formed has no conditions; the operation will say what is wrong with it. */
function attempt(call: () => ItemCall): ItemCall {
  try {
    return call();
  } catch (thrown) {
    if (thrown instanceof AwsError) return {};
    throw thrown;
  }
}

export function partitionValue(table: Table | undefined, item: Item | undefined): AttributeValue | undefined {
  return table && item && attributeOf(item, table.key.partition.name);
}

/** AWS: binary key values are compared as base64 text. */
function keyValueText({ S, N, B }: AttributeValue): string {
  if (S !== undefined) return S;
  return N ?? btoa(Array.from(B ?? [], (byte) => String.fromCharCode(byte)).join(''));
}
