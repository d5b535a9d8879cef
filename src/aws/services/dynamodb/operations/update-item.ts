// UpdateItem: some attributes of an item, which is made when it does not exist.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
import type { UpdateItemInput, UpdateItemOutput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';
import type { DocumentPath } from '../expressions/compiled.ts';
import { projectionOf } from '../expressions/projection.ts';
import type { Item } from '../item.ts';
import { updateItemShape } from '../shape/item-shapes.ts';
import { checkShape } from '../shape/shape.ts';
import type { Tables } from '../tables/tables.ts';
import { prepareUpdate } from '../writes/prepare-update.ts';
import { runWrite } from '../writes/run-write.ts';

export const updateItem =
  (tables: Tables): Operation<UpdateItemInput, UpdateItemOutput> =>
  (input, context) => {
    checkShape(input, updateItemShape);
    const prepared = prepareUpdate(input);
    const { written, told } = runWrite(tables, prepared, input, context);
    const attributes = returned(input.ReturnValues, written.before?.item, written.after?.item, prepared.update?.touchedPaths ?? []);
    return { ...(attributes && { Attributes: attributes }), ...told };
  };

/** AWS: attributes that were not there, or are not there any more, are left out; where none is left, the member itself is. */
function returned(
  wanted: UpdateItemInput['ReturnValues'],
  before: Item | undefined,
  after: Item | undefined,
  paths: readonly DocumentPath[],
): Item | undefined {
  switch (wanted) {
    case 'ALL_OLD':
      return before;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return before && someOf(projectionOf(paths).project(before));
    case 'UPDATED_NEW':
      return after && someOf(projectionOf(paths).project(after));
    default:
      return undefined;
  }
}

const someOf = (item: Item) => (Object.keys(item).length === 0 ? undefined : item);
