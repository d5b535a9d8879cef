// What a role must be allowed to do to send something to a target.
import { parseArn } from '../../../core/arn.ts';
import type { Ports } from '../../../core/ports.ts';
import { invalidParameter } from '../errors.ts';
import { roleMay } from '../execution-role.ts';

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

/**
 * Throws AwsError InvalidParameterValueException unless the role may send to the target. AWS checks that when the target is set, and again
 * at each sending.
 */
export async function checkSender(ports: Ports, roleArn: string, targetArn: string | undefined): Promise<void> {
  if (targetArn === undefined) return;
  const action = sendAction(targetArn);
  if (roleMay(await ports.identities(), roleArn, action, targetArn) === 'yes') return;
  const [service = '', call = ''] = action.split(':');
  throw invalidParameter(`The provided execution role does not have permissions to call ${call} on ${service.toUpperCase()}`);
}
