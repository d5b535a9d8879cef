// Pages of a list of queues: MaxResults and NextToken. A token carries the key of the last item.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
import { keyInPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { invalidParameter } from './errors.ts';
import { limits } from './limits.ts';

interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** @param items in order of their keys. Throws AwsError InvalidParameterValue. */
export function pageOf<Item>(
  items: readonly Item[],
  { MaxResults: most, NextToken: token }: PageRequest,
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly nextToken?: string } {
  if (most !== undefined && (most < 1 || most > limits.listedQueues))
    throw invalidParameter('Value for parameter MaxResults is invalid. Reason: Must be an integer between 1 and 1000.');
  const after = token === undefined ? undefined : keyIn(token);
  const { items: shown, lastKey } = pageAfter(items, keyOf, { after, most: most ?? limits.listedQueues });
  // AWS: a token only comes where MaxResults was asked for.
  if (most === undefined || lastKey === undefined) return { items: shown };
  return { items: shown, nextToken: sealPageToken(`after ${lastKey}`) };
}

function keyIn(token: string): string {
  const key = keyInPageToken(token, 'after ');
  if (key === undefined) throw invalidParameter('Invalid or expired next token.');
  return key;
}
