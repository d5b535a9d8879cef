// GetAccessKeyInfo: the account that an access key belongs to.
// AWS: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
import type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse } from '@aws-sdk/client-sts';
import type { Identities } from '../../../core/identities.ts';
import type { Operation } from '../../../core/service.ts';
import { validationError } from '../errors.ts';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A key that is deleted still tells its account: it is written in its letters. The sentence for any other text is inferred. */
export const getAccessKeyInfo =
  (identities: Identities): Operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse> =>
  ({ AccessKeyId: id = '' }) => {
    const account = identities.credentials(id)?.principal.account ?? accountIn(id);
    if (account === undefined) throw validationError(`Invalid value for AccessKeyId: ${id}`);
    return { Account: account };
  };

/** A one, the account in 40 bits, then chance, at five bits a letter. */
function accountIn(id: string): string | undefined {
  if (!/^A[KS]IA[A-Z2-7]{16}$/.test(id)) return undefined;
  let bits = 0n;
  for (const letter of id.slice(4)) bits = (bits << 5n) | BigInt(base32.indexOf(letter));
  const account = String((bits >> 39n) & ((1n << 40n) - 1n)).padStart(12, '0');
  return bits >> 79n === 1n && account.length === 12 ? account : undefined;
}
