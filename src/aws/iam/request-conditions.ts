// The global condition keys that a request itself carries.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import type { ReadRequest } from '../core/call.ts';
import type { ConditionKeys } from './policy/request-context.ts';
import { extendedTime } from './request-time.ts';

/** Keys and values as policies compare them. By design: the embedded AWS sees no socket, so aws:SourceIp is what x-forwarded-for says, or loopback. */
export function requestConditions({ url, headers }: ReadRequest, region: string, nowMs: number): ConditionKeys {
  const present = (value: string | null): readonly string[] => (value === null ? [] : [value]);
  const forwarded = headers.get('x-forwarded-for')?.split(',')[0]?.trim();
  return {
    'aws:CurrentTime': [extendedTime(nowMs)],
    'aws:EpochTime': [String(Math.floor(nowMs / 1000))],
    'aws:RequestedRegion': [region],
    'aws:SourceIp': [forwarded ?? '127.0.0.1'],
    'aws:SecureTransport': [String(url.protocol === 'https:')],
    // A browser names itself to servers only; there the SDK says who it is in a header of its own.
    'aws:UserAgent': present(headers.get('user-agent') ?? headers.get('x-amz-user-agent')),
    'aws:Referer': present(headers.get('referer')),
  };
}
