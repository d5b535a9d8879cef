// Pages of any origin may ask an identity pool: AWS answers preflights, and allows everybody to read the answers.
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';

export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-requestid,x-amzn-errortype,x-amzn-errormessage,date',
};

/** Undefined for a request that is no preflight. */
export function answerPreflight({ method, headers }: ReadRequest): EncodedAnswer | undefined {
  if (method !== 'OPTIONS') return undefined;
  const asked = headers.get('access-control-request-headers');
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'POST',
      ...(asked !== null && { 'access-control-allow-headers': asked }),
      'access-control-max-age': '172800',
    },
    body: new Uint8Array(),
  };
}
