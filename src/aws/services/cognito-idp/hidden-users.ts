// Does an app client tell strangers which users exist? PreventUserExistenceErrors.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
import { AwsError } from '../../core/errors.ts';
import type { AppClient } from './user-pool.ts';

export function hidesUsers({ PreventUserExistenceErrors: prevent }: AppClient): boolean {
  return prevent === 'ENABLED';
}

export const unknownCombination = () => new AwsError('UserNotFoundException', 'Username/client id combination not found.');
