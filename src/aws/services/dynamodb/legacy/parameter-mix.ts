// Requests speak in expressions or in the legacy parameters, never in both.
// The sentences and the order of names are those that dynalite recorded from the real service (test/query.js, test/updateItem.js).
import { AwsError } from '../../../core/errors.ts';

interface Mix {
  /** In the order in which AWS lists them. */
  readonly expressions: readonly string[];
  readonly legacy: readonly string[];
}

const write: Mix = { expressions: ['ConditionExpression'], legacy: ['Expected', 'ConditionalOperator'] };
const read: Mix = { expressions: ['ProjectionExpression'], legacy: ['AttributesToGet'] };

const mixes = {
  PutItem: write,
  DeleteItem: write,
  UpdateItem: {
    expressions: ['UpdateExpression', 'ConditionExpression'],
    legacy: ['AttributeUpdates', 'Expected', 'ConditionalOperator'],
  },
  GetItem: read,
  BatchGetItem: read,
  Query: {
    expressions: ['ProjectionExpression', 'FilterExpression', 'KeyConditionExpression'],
    legacy: ['AttributesToGet', 'QueryFilter', 'ConditionalOperator', 'KeyConditions'],
  },
  Scan: {
    expressions: ['ProjectionExpression', 'FilterExpression'],
    legacy: ['AttributesToGet', 'ScanFilter', 'ConditionalOperator'],
  },
} as const satisfies Record<string, Mix>;

export type MixedOperation = keyof typeof mixes;

const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

/**
 * Throws AwsError ValidationException when the input mixes both kinds, or has names or values and no expression to use them.
 * @param input the operation's input; of BatchGetItem the KeysAndAttributes of one table
 */
export function checkParameterMix(input: object, operation: MixedOperation): void {
  const { expressions, legacy }: Mix = mixes[operation];
  const isGiven = (parameter: string): boolean => (input as Record<string, unknown>)[parameter] != null;
  const used = expressions.filter(isGiven);
  // Recorded: KeyConditions may stand beside other expressions as long as KeyConditionExpression is absent.
  const old = legacy.filter((parameter) => isGiven(parameter) && (parameter !== 'KeyConditions' || isGiven('KeyConditionExpression')));
  if (used.length > 0 && old.length > 0)
    throw invalid(
      'Can not use both expression and non-expression parameters in the same request: ' +
        `Non-expression parameters: {${old.join(', ')}} Expression parameters: {${used.join(', ')}}`,
    );
  if (isGiven('ExpressionAttributeNames') && used.length === 0)
    throw invalid('ExpressionAttributeNames can only be specified when using expressions');
  const withValues = expressions.filter((parameter) => parameter !== 'ProjectionExpression');
  if (isGiven('ExpressionAttributeValues') && withValues.length > 0 && !withValues.some(isGiven))
    throw invalid(
      `ExpressionAttributeValues can only be specified when using expressions: ${withValues.join(' and ')} ` +
        `${withValues.length > 1 ? 'are' : 'is'} null`,
    );
}
