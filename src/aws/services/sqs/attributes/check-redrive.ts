// The policies about dead letters against the queues that there are.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html
import { parseArn } from '../../../core/arn.ts';
import { invalidValue } from '../errors.ts';
import type { Sqs } from '../sqs.ts';
import type { QueueKind } from './queue-attributes.ts';
import { parseRedriveAllowPolicy, parseRedrivePolicy } from './redrive-policy.ts';

/** The queue that gets the policies; it may not be made yet. */
interface Source {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly kind: QueueKind;
}

/** Throws AwsError InvalidParameterValue. An empty text takes a policy away and is right. */
export function checkRedrive(
  sqs: Sqs,
  source: Source,
  { RedrivePolicy: policy, RedriveAllowPolicy: allow }: Readonly<Record<string, string | undefined>>,
): void {
  if (allow) parseRedriveAllowPolicy(allow);
  if (policy) checkTarget(sqs, source, policy);
}

function checkTarget(sqs: Sqs, { arn, account, region, kind }: Source, policy: string): void {
  const refuse = (reason: string) => invalidValue(policy, 'RedrivePolicy', reason);
  const { deadLetterTargetArn } = parseRedrivePolicy(policy);
  const place = parseArn(deadLetterTargetArn);
  // AWS: a queue and its dead letters are in one account and region.
  const target = place?.account === account && place.region === region ? sqs.find(deadLetterTargetArn) : undefined;
  if (!target) throw refuse('Dead letter target does not exist.');
  if (target.definition.kind !== kind) throw refuse('Dead-letter queue must be of same type of queue as the source.');
  const { redrivePermission, sourceQueueArns = [] } = target.redriveAllowPolicy ?? {};
  if (redrivePermission === 'denyAll' || (redrivePermission === 'byQueue' && !sourceQueueArns.includes(arn)))
    // Inferred: the documents say that it is refused, not how.
    throw refuse(`The redrive allow policy of ${deadLetterTargetArn} does not allow this source queue.`);
}
