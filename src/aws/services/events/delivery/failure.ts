// Why a delivery failed, in the words of the dead letters.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
import { AwsError } from '../../../core/errors.ts';
import type { MessageAttribute } from '../../../core/ports.ts';

export type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

export interface Failure {
  /** The ERROR_CODE of a dead letter. */
  readonly code: string;
  /** AWS: a target that is gone or that lets nobody in is not tried again. */
  readonly retry: 'useful' | 'useless';
}

const denied = ['AccessDenied', 'AccessDeniedException', 'AuthorizationError', 'AuthorizationErrorException', 'KMSAccessDeniedException'];
const absent = [
  'ResourceNotFoundException',
  'NotFound',
  'NotFoundException',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
];
const throttled = ['TooManyRequestsException', 'ThrottlingException', 'Throttling', 'ProvisionedThroughputExceededException'];
const invalid = [
  'InvalidParameterValue',
  'InvalidParameterValueException',
  'InvalidParameter',
  'InvalidParameterException',
  'ValidationException',
  'InvalidArgumentException',
  'NotImplemented',
  'MissingParameter',
  'InvalidMessageContents',
  'InvalidRequestContentException',
];

export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof AwsError)) return { code: 'INTERNAL_ERROR', retry: 'useful' };
  if (thrown.code === 'THIRD_ACCOUNT_HOP_DETECTED' || thrown.code === 'CROSS_ACCOUNT_INGESTION_FAILED')
    return { code: thrown.code, retry: 'useless' };
  if (denied.includes(thrown.code)) return { code: 'NO_PERMISSIONS', retry: 'useless' };
  if (absent.includes(thrown.code)) return { code: 'NO_RESOURCE', retry: 'useless' };
  if (invalid.includes(thrown.code)) return { code: 'INVALID_PARAMETER', retry: 'useless' };
  return { code: throttled.includes(thrown.code) ? 'THROTTLING' : 'ERROR_FROM_TARGET', retry: 'useful' };
}

export function deadLetterAttributes({
  ruleArn,
  targetArn,
  code,
  why,
  retries,
  condition,
}: {
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly code: string;
  readonly why: string;
  readonly retries: number;
  readonly condition: ExhaustedCondition | undefined;
}): Readonly<Record<string, MessageAttribute>> {
  const text = (stringValue: string): MessageAttribute => ({ dataType: 'String', stringValue });
  return {
    RULE_ARN: text(ruleArn),
    TARGET_ARN: text(targetArn),
    ERROR_CODE: text(code),
    ERROR_MESSAGE: text(why),
    ...(retries > 0 && { RETRY_ATTEMPTS: { dataType: 'Number', stringValue: String(retries) } }),
    ...(condition && { EXHAUSTED_RETRY_CONDITION: text(condition) }),
  };
}
