// What BatchGetItem says, without its tables. Order and sentences: recorded by dynalite (validations and test/batchGetItem.js).
import type { BatchGetItemInput, KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import type { Projection } from '../expressions/compiled.ts';
import type { Item } from '../item.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { limits } from '../limits.ts';
import { keyText } from '../requests/key-text-of.ts';
import { validateItem } from '../values/validate.ts';
import { requestProjection } from './request-projection.ts';

export interface PreparedBatch {
  /** As the request calls the table: a name or an ARN. */
  readonly tableName: string;
  /** In normal form. */
  readonly keys: readonly Item[];
  readonly projection: Projection | undefined;
  readonly request: KeysAndAttributes;
}

/** Throws AwsError ValidationException. */
export function prepareBatchGet({ RequestItems: requests = {} }: BatchGetItemInput): PreparedBatch[] {
  let count = 0;
  return Object.entries(requests).map(([tableName, request]) => {
    checkParameterMix(request, 'BatchGetItem');
    const projection = requestProjection(request);
    const seen = new Set<string>();
    const keys = (request.Keys ?? []).map((raw) => {
      const key = validateItem(raw);
      const text = keyText(key);
      if (seen.has(text)) throw validation('Provided list of item keys contains duplicates');
      seen.add(text);
      if (++count > limits.batchGetItems) throw validation('Too many items requested for the BatchGetItem call');
      return key;
    });
    return { tableName, keys, projection, request };
  });
}
