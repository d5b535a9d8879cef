// PackedPolicySize: how much of its room a session's policies and tags take, in percent.
import { packedTooLarge } from './errors.ts';
import { limits } from './limits.ts';
import type { SessionPolicyInput } from './session-policies.ts';
import type { SessionTagInput } from './session-tags.ts';

/** The member of the answer; absent where there is nothing to pack. Throws AwsError PackedPolicyTooLarge. */
export function packedSize({ Policy = '', PolicyArns = [], Tags = [] }: SessionPolicyInput & SessionTagInput): {
  PackedPolicySize?: number;
} {
  const texts = [Policy, ...PolicyArns.map(({ arn = '' }) => arn), ...Tags.flatMap(({ Key = '', Value = '' }) => [Key, Value])];
  const bytes = new TextEncoder().encode(texts.join('')).length;
  if (bytes === 0) return {};
  const percent = Math.ceil((bytes * 100) / limits.packedBytes);
  if (percent > 100) throw packedTooLarge(percent);
  return { PackedPolicySize: percent };
}
