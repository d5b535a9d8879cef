// Pages of lists: MaxResults is a text here, a token says how many items lie before it.
import { badRequest } from './errors.ts';

export interface PageRequest {
  readonly MaxResults?: string | undefined;
  readonly NextToken?: string | undefined;
}

/** Throws AwsError BadRequestException. */
export function pageOf<Item>(items: readonly Item[], { MaxResults, NextToken }: PageRequest): { Items: Item[]; NextToken?: string } {
  const most = MaxResults === undefined ? 500 : Number(MaxResults);
  if (!Number.isInteger(most) || most < 1) throw badRequest('Invalid value for maxResults: it must be a positive integer.');
  const start = NextToken === undefined ? 0 : Number(/^from-(\d{1,9})$/.exec(NextToken)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw badRequest('Invalid value for nextToken.');
  const end = start + most;
  return { Items: items.slice(start, end), ...(end < items.length && { NextToken: `from-${end}` }) };
}
