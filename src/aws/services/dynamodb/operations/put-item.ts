// PutItem: an item in the place of its key, whatever was there.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
import type { PutItemInput, PutItemOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { putItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { preparePut } from '../writes/prepare-put.ts';
import { runWrite } from '../writes/run-write.ts';

export const putItem =
  (tables: Tables): Operation<PutItemInput, PutItemOutput> =>
  (input, context) => {
    checkShape(input, putItemShape);
    const { written, told } = runWrite(tables, preparePut(input), input, context);
    return { ...(input.ReturnValues === 'ALL_OLD' && written.before && { Attributes: written.before.item }), ...told };
  };
