// What a role must be allowed to do to send something to a target.
import { parseArn } from '../../../core/arn.ts';

const actions: Readonly<Record<string, string>> = {
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
  lambda: 'lambda:InvokeFunction',
  events: 'events:PutEvents',
  s3: 's3:PutObject',
};

/** `sqs:SendMessage` for a queue, and so on. */
export function sendAction(targetArn: string): string {
  const service = parseArn(targetArn)?.service ?? '';
  return actions[service] ?? `${service}:*`;
}
