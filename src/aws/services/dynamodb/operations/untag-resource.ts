// UntagResource: fewer tags on a table. A tag that is not there is no error.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html
import type { UntagResourceInput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { resourceNotFound, validation } from '../errors.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { checkTableArn } from '../tables/tagged-table.ts';

export const untagResource =
  (tables: Tables): Operation<UntagResourceInput, void> =>
  (input, context) => {
    const arn = checkTableArn(input.ResourceArn, context, 'UntagResource', () => checkShape(input, { TagKeys: { required: 'always' } }));
    const { TagKeys: keys = [] } = input;
    if (keys.length === 0) throw validation('Atleast one Tag Key needs to be provided as Input.');
    // The real service says less here than in the other operations on tags.
    const table = tables.find(context, arn);
    if (!table) throw resourceNotFound();
    const { definition } = table;
    definition.tags = Object.fromEntries(Object.entries(definition.tags).filter(([key]) => !keys.includes(key)));
  };
