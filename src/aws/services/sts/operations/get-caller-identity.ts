// GetCallerIdentity: the account, the user id and the ARN of whoever signed the request.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Operation } from '../../../core/service.ts';

/** AWS: for the root user the user id is the account. */
export const getCallerIdentity: Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> = (_input, { account, callerArn }) => ({
  UserId: account,
  Account: account,
  Arn: callerArn,
});
