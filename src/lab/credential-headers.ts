// The headers by which an emulator knows whose request it is. They are no signature: emulators read only who signed, and for what.
import type { Target } from './target.ts';

/** @param service as signatures name it: `lex`, `iam` */
export function credentialHeaders(
  { time, account, region }: Pick<Target, 'time' | 'account' | 'region'>,
  service: string,
): Readonly<Record<string, string>> {
  const date = new Date(time.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${account}/${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  return {
    'x-amz-date': date,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  };
}
