// GetSessionToken: temporary credentials of a user, or of the root user, with MFA where a code is given.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
import type { GetSessionTokenRequest, GetSessionTokenResponse } from '@aws-sdk/client-sts';
import type { Clock } from '../../../core/clock.ts';
import type { Identities } from '../../../core/identities.ts';
import type { Operation } from '../../../core/service.ts';
import { answeredCredentials, issueTime } from '../answered-session.ts';
import { accessDenied } from '../errors.ts';
import { checkLastingCredentials, userSessionSeconds } from '../user-session.ts';

export const getSessionToken =
  (identities: Identities, clock: Clock): Operation<GetSessionTokenRequest, GetSessionTokenResponse> =>
  ({ DurationSeconds, SerialNumber, TokenCode }, context) => {
    const { principal } = context;
    checkLastingCredentials('GetSessionToken', context);
    const withMfa = SerialNumber !== undefined || TokenCode !== undefined;
    if (withMfa && identities.checkMfaCode(principal, SerialNumber ?? '', TokenCode ?? '') === 'wrong')
      throw accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code.');
    const session = identities.issueSession({
      principal: {
        ...principal,
        sessionContext: { ...issueTime(clock.now()), ...(withMfa && { 'aws:MultiFactorAuthPresent': ['true'] }) },
      },
      durationSeconds: userSessionSeconds(principal, DurationSeconds),
    });
    return { Credentials: answeredCredentials(session) };
  };
