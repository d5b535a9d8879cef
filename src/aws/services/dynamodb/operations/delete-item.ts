// DeleteItem: no item in the place of a key, whether there was one or not.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
import type { DeleteItemInput, DeleteItemOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import { deleteItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { prepareDelete } from '../writes/prepare-delete.ts';
import { runWrite } from '../writes/run-write.ts';

export const deleteItem =
  (tables: Tables): Operation<DeleteItemInput, DeleteItemOutput> =>
  (input, context) => {
    checkShape(input, deleteItemShape);
    const { written, told } = runWrite(tables, prepareDelete(input), input, context);
    return { ...(input.ReturnValues === 'ALL_OLD' && written.before && { Attributes: written.before.item }), ...told };
  };
