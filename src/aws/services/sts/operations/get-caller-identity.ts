// GetCallerIdentity: the account, the user id and the ARN of whoever signed the request.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Operation } from '../../../core/service.ts';

export const getCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = (_input, { principal }) => ({
  UserId: principal.userId,
  Account: principal.account,
  Arn: principal.arn,
});
