// Pages of a list of queues: MaxResults and NextToken. A token carries the key of the last item.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
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
  const rest = after === undefined ? items : items.filter((item) => keyOf(item) > after);
  const shown = rest.slice(0, most ?? limits.listedQueues);
  const last = shown.at(-1);
  // AWS: a token only comes where MaxResults was asked for.
  if (most === undefined || shown.length === rest.length || last === undefined) return { items: shown };
  return { items: shown, nextToken: toBase64(fromUtf8(`after ${keyOf(last)}`)) };
}

function keyIn(token: string): string {
  const text = token.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(token) ? toUtf8(fromBase64(token)) : '';
  if (!text.startsWith('after ')) throw invalidParameter('Invalid or expired next token.');
  return text.slice('after '.length);
}
