// The errors of EventBridge. Sentences as the AWS CLI shows them in public reports, unless a comment says inferred.
import { AwsError } from '../../core/errors.ts';

export const validation = (sentence: string) => new AwsError('ValidationException', sentence);

export const notFound = (sentence: string) => new AwsError('ResourceNotFoundException', sentence);

export const busNotFound = (name: string) => notFound(`Event bus ${name} does not exist.`);

export const busExists = (name: string) => new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);

export const ruleNotFound = (name: string, bus: string) => notFound(`Rule ${name} does not exist on EventBus ${bus}.`);

export const limitExceeded = () => new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');

export const invalidPattern = (reason: string) =>
  new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);

export const memberNotEmbedded = (member: string) =>
  new AwsError('NotImplemented', `${member} is not embedded in Sandshark's EventBridge.`, 501);
