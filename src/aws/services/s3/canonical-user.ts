// The canonical user id of an account: 64 hexadecimal digits, as ACLs and listings name owners.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const known = new Map<string, string>();

/** By design it is computed from the account, so that it is the same in every cloud. */
export function canonicalUserId(account: string): string {
  const id = known.get(account) ?? bytesToHex(sha256(new TextEncoder().encode(`sandshark canonical user ${account}`)));
  known.set(account, id);
  return id;
}
