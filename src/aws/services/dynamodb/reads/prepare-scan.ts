// What Scan says, without its table. Order: recorded by dynalite (validations and test/scan.js).
import type { ScanInput } from '@aws-sdk/client-dynamodb';
import { validation } from '../errors.ts';
import type { Condition, Projection } from '../expressions/compiled.ts';
import { parseCondition } from '../expressions/condition.ts';
import { ExpressionContext } from '../expressions/context.ts';
import { parseProjection } from '../expressions/projection.ts';
import type { Item } from '../item.ts';
import { conditionFromFilter } from '../legacy/conditions.ts';
import { checkParameterMix } from '../legacy/parameter-mix.ts';
import { legacyProjection } from '../requests/legacy-parameters.ts';
import type { Segment } from '../storage/item-set.ts';
import { checkSelect } from './read-source.ts';
import { validStartKey } from './start-key.ts';

export interface PreparedScan {
  readonly filter: Condition | undefined;
  readonly projection: Projection | undefined;
  readonly startKey: Item | undefined;
  readonly segment: Segment | undefined;
}

/** Throws AwsError ValidationException. */
export function prepareScan(input: ScanInput): PreparedScan {
  checkParameterMix(input, 'Scan');
  const oldProjection = legacyProjection(input);
  const oldFilter = conditionFromFilter(input.ScanFilter, input.ConditionalOperator);
  const startKey = validStartKey(input.ExclusiveStartKey);
  const segment = segmentOf(input);
  checkSelect(input);
  const { FilterExpression: filterText, ProjectionExpression: text } = input;
  const expressions = new ExpressionContext(input.ExpressionAttributeNames, input.ExpressionAttributeValues);
  const filter = filterText === undefined ? oldFilter : parseCondition(filterText, expressions, 'FilterExpression');
  const projection = text === undefined ? oldProjection : parseProjection(text, expressions);
  expressions.checkAllUsed();
  return { filter, projection, startKey, segment };
}

function segmentOf({ Segment: segment, TotalSegments: of }: ScanInput): Segment | undefined {
  if (segment !== undefined && of === undefined)
    throw validation('The TotalSegments parameter is required but was not present in the request when Segment parameter is present');
  if (of === undefined) return undefined;
  if (segment === undefined)
    throw validation('The Segment parameter is required but was not present in the request when parameter TotalSegments is present');
  if (segment >= of)
    throw validation(
      'The Segment parameter is zero-based and must be less than parameter TotalSegments: ' +
        `Segment: ${segment} is not less than TotalSegments: ${of}`,
    );
  return { segment, of };
}
