// The policies about dead letters: where a queue's go, and whose a queue takes.
// AWS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
import { parseArn } from '../../../core/arn.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import { invalidValue } from '../errors.ts';
import { limits } from '../limits.ts';

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export interface RedriveAllowPolicy {
  readonly redrivePermission: 'allowAll' | 'denyAll' | 'byQueue';
  readonly sourceQueueArns: readonly string[];
}

/** Throws AwsError InvalidParameterValue for a text that is no such policy. Whether there is such a queue is asked elsewhere. */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const refuse = (reason: string) => invalidValue(text, 'RedrivePolicy', reason);
  const json = objectOf(text);
  if (!json) throw refuse('Redrive policy is not a valid JSON map.');
  for (const name of ['maxReceiveCount', 'deadLetterTargetArn'])
    if (json[name] === undefined) throw refuse(`Redrive policy does not contain mandatory attribute: ${name}.`);
  if (Object.keys(json).length > 2) throw refuse('Only following attributes are supported: [deadLetterTargetArn, maxReceiveCount].');
  const { maxReceiveCount: count, deadLetterTargetArn: arn } = json;
  if (!/^\d{1,4}$/.test(String(count)) || Number(count) < 1 || Number(count) > limits.maxReceiveCount)
    throw refuse(`Invalid value for maxReceiveCount: ${count}, valid values are from 1 to 1000 both inclusive.`);
  if (typeof arn !== 'string' || parseArn(arn)?.service !== 'sqs') throw refuse('Invalid value for deadLetterTargetArn.');
  return { deadLetterTargetArn: arn, maxReceiveCount: Number(count) };
}

/** Throws AwsError InvalidParameterValue. The sentences are inferred from those of RedrivePolicy. */
export function parseRedriveAllowPolicy(text: string): RedriveAllowPolicy {
  const refuse = (reason: string) => invalidValue(text, 'RedriveAllowPolicy', reason);
  const json = objectOf(text);
  if (!json) throw refuse('Redrive allow policy is not a valid JSON map.');
  const { redrivePermission: permission, sourceQueueArns: arns = [] } = json;
  if (permission === undefined) throw refuse('Redrive allow policy does not contain mandatory attribute: redrivePermission.');
  if (permission !== 'allowAll' && permission !== 'denyAll' && permission !== 'byQueue')
    throw refuse(`Invalid value for redrivePermission: ${permission}.`);
  if (!Array.isArray(arns) || !arns.every((arn) => typeof arn === 'string')) throw refuse('Invalid value for sourceQueueArns.');
  if (permission === 'byQueue' && (arns.length === 0 || arns.length > limits.sourceQueueArns))
    throw refuse('sourceQueueArns must contain between 1 and 10 queue ARNs when redrivePermission is byQueue.');
  if (permission !== 'byQueue' && arns.length > 0) throw refuse('sourceQueueArns is allowed only when redrivePermission is byQueue.');
  return { redrivePermission: permission, sourceQueueArns: arns };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const json = parsedJson(text);
  return isJsonObject(json) ? json : undefined;
}
