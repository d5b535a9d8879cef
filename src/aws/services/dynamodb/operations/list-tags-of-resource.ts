// ListTagsOfResource: the tags of a table. All that a table can have fit into one page.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
import type { ListTagsOfResourceInput, ListTagsOfResourceOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import type { Tables } from '../tables/tables.ts';
import { checkTableArn, taggedTable } from '../tables/tagged-table.ts';

export const listTagsOfResource =
  (tables: Tables): Operation<ListTagsOfResourceInput, ListTagsOfResourceOutput> =>
  (input, context) => {
    const arn = checkTableArn(input.ResourceArn, context, 'ListTagsOfResource');
    const tags = Object.entries(taggedTable(tables, context, arn).definition.tags).sort(([one], [other]) => (one < other ? -1 : 1));
    const after = input.NextToken ?? '';
    const rest = tags.filter(([key]) => key > after);
    const page = rest.slice(0, limits.tagsPerPage);
    return {
      Tags: page.map(([Key, Value]) => ({ Key, Value })),
      ...(rest.length > page.length && { NextToken: page.at(-1)?.[0] }),
    };
  };
