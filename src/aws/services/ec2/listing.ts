// Lists of the Describe operations: the named ones or all, those that the filters let through, a page of them.
import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/errors.ts';
import { openPageToken, pageAfter, sealPageToken } from '../../core/page-token.ts';
import { invalidValue } from './errors.ts';
import { type FilterFields, filtered } from './filters.ts';
import { limits } from './limits.ts';
import { found, type Region } from './region.ts';

/** How the items of a kind are found and filtered. */
export interface Listed<Item> {
  /** `vpc`: of the ids. */
  readonly prefix: string;
  readonly idOf: (item: Item) => string;
  readonly fields: FilterFields<Item>;
}

export interface ListRequest {
  readonly Filters?: readonly Filter[] | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly NextToken?: string;
}

/** What a Describe operation lists. `ids` that are not there throw AwsError `Invalid...ID.NotFound`. */
export function listed<Item>(
  here: Region,
  all: ReadonlyMap<string, Item>,
  ids: readonly string[] | undefined,
  request: ListRequest,
  how: Listed<Item>,
): Page<Item> {
  const named = ids && ids.length > 0 ? [...new Set(ids)].map((id) => found(all, how.prefix, id)) : all.values();
  return paged(filtered(here, named, request.Filters, how), how.idOf, request);
}

/** In the order of their making, as long as nobody asks for pages: pages go by id, so that what is made or deleted meanwhile moves nothing. */
export function paged<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { MaxResults: most, NextToken: token }: ListRequest,
): Page<Item> {
  const after = token === undefined ? undefined : openPageToken(token);
  if (token !== undefined && after === undefined) throw new AwsError('InvalidNextToken', `The token '${token}' is invalid`);
  if (most === undefined && after === undefined) return { items };
  checkMost(most);
  const ordered = items.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  const { items: shown, lastKey } = pageAfter(ordered, idOf, { after, most: most ?? limits.mostResults });
  return { items: shown, ...(lastKey !== undefined && { NextToken: sealPageToken(lastKey) }) };
}

function checkMost(most: number | undefined): void {
  if (most === undefined) return;
  if (most < limits.fewestResults)
    throw invalidValue(
      `Value ( ${most} ) for parameter maxResults is invalid. Expecting a value greater than or equal to ${limits.fewestResults}.`,
    );
  if (most > limits.mostResults)
    throw invalidValue(
      `Value ( ${most} ) for parameter maxResults is invalid. Expecting a value less than or equal to ${limits.mostResults}.`,
    );
}
