// TagResource: tags on a table, new ones and new values.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html
import type { TagResourceInput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { validation } from '../errors.ts';
import { checkShape } from '../shape/shape.ts';
import { tagsRule } from '../shape/table-shapes.ts';
import type { Tables } from '../tables/tables.ts';
import { checkTableArn, taggedTable } from '../tables/tagged-table.ts';
import { checkTags, tagsOf } from '../tables/tags.ts';

export const tagResource =
  (tables: Tables): Operation<TagResourceInput, void> =>
  (input, context) => {
    const arn = checkTableArn(input.ResourceArn, context, 'TagResource', () =>
      checkShape(input, { Tags: { ...tagsRule, required: 'always' } }),
    );
    const { Tags: tags = [] } = input;
    if (tags.length === 0) throw validation('Atleast one Tag needs to be provided as Input.');
    const { definition } = taggedTable(tables, context, arn);
    checkTags(tags, definition.tags);
    definition.tags = { ...definition.tags, ...tagsOf(tags) };
  };
