// An application reads and writes only where it lives: resources of its own account and region.
// Inferred: the service has no member for another account, and its role could not be assumed there.
import { parseArn } from '../../core/arn.ts';
import { invalidArgument } from './errors.ts';

/** Where an application lives. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Throws AwsError InvalidArgumentException unless the ARN is one of `services`, in the place of the application. */
export function requireOwnResource(text: string, services: Readonly<Record<string, string>>, { account, region }: Place): void {
  const arn = parseArn(text);
  const prefix = arn && services[arn.service];
  if (prefix === undefined || !arn?.resource.startsWith(prefix))
    throw invalidArgument(`${text} is not the ARN of one of: ${Object.keys(services).join(', ')}.`);
  if (arn.account !== account || arn.region !== region)
    throw invalidArgument(`${text} is not in account ${account} and region ${region}, where the application is.`);
}

/** Is it the ARN of a Lambda function? */
export const isFunction = (text: string) => parseArn(text)?.service === 'lambda';
