// DecodeAuthorizationMessage: every message is refused, because no service of this cloud hands an encoded one out.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
import type { DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse } from '@aws-sdk/client-sts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';

/** The sentence is inferred. */
export const decodeAuthorizationMessage: Operation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> = () => {
  throw new AwsError('InvalidAuthorizationMessageException', 'Message is not valid.', 400);
};
