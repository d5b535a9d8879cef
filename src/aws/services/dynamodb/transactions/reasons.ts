// Why a transaction was cancelled: one reason for each of its items.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
import { AwsError } from '../../../core/errors.ts';

export interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError' | 'DuplicateItem';
  readonly Message?: string;
  readonly Item?: unknown;
}

/** The result, or the reason of what was thrown. What is no complaint about the item is thrown on. */
export function attempt<Result>(make: () => Result): Result | RefusedItem {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof AwsError) {
      const reason = reasonOf(thrown);
      if (reason) return new RefusedItem(reason);
    }
    throw thrown;
  }
}

/** An item of a transaction that cannot be. */
export class RefusedItem {
  readonly reason: Reason;

  constructor(reason: Reason) {
    this.reason = reason;
  }
}

function reasonOf({ code, message, members }: AwsError): Reason | undefined {
  switch (code) {
    case 'ConditionalCheckFailedException':
      return { Code: 'ConditionalCheckFailed', Message: message, ...('Item' in members && { Item: members.Item }) };
    case 'ValidationException':
      return { Code: 'ValidationError', Message: message };
    case 'DuplicateItemException':
      return { Code: 'DuplicateItem', Message: message };
    default:
      return undefined;
  }
}

/** Throws AwsError TransactionCanceledException when there is any reason. Gives the results, which then are no refusals. */
export function allOrCancel<Result>(results: readonly (Result | RefusedItem)[]): Result[] {
  const reasons = results.map((result): Reason => (result instanceof RefusedItem ? result.reason : { Code: 'None' }));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  return results.filter((result): result is Result => !(result instanceof RefusedItem));
}

function cancelled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}
