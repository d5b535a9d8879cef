// Values of secrets: a new version, once for each ClientRequestToken.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
import { fromUtf8 } from '@smithy/core/serde';
import { invalidParameter, noValue, tokenInUse, tooMuch, twoValues } from './errors.ts';
import { limits } from './limits.ts';
import type { Secret, SecretVersion } from './secret.ts';
import { moveStage } from './stages.ts';

/** The members that carry a value in every operation that takes one. */
export interface ValueInput {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
  readonly ClientRequestToken?: string | undefined;
}

/** Throws AwsError unless the input carries one value (`needed`), or one at the most. */
export function checkValue({ SecretString: text, SecretBinary: binary }: ValueInput, presence: 'needed' | 'optional'): void {
  if (text !== undefined && binary !== undefined) throw twoValues();
  if (presence === 'needed' && !hasValue({ SecretString: text, SecretBinary: binary })) throw noValue();
  if (text !== undefined && fromUtf8(text).length > limits.secretBytes)
    throw invalidParameter(`The secret value is longer than ${limits.secretBytes} bytes.`);
}

export function hasValue({ SecretString: text, SecretBinary: binary }: ValueInput): boolean {
  return text !== undefined || binary !== undefined;
}

/**
 * Writes a version and puts its labels on it. The same token with the same value changes nothing; a version that a rotation has announced
 * is filled. Throws AwsError ResourceExistsException for a token of another value.
 */
export function writeValue(
  secret: Secret,
  { SecretString: text, SecretBinary: binary }: ValueInput,
  { id, stages, nowMs }: { readonly id: string; readonly stages: readonly string[]; readonly nowMs: number },
): SecretVersion {
  const known = secret.versions.find((version) => version.id === id);
  if (known && isEmpty(known)) Object.assign(known, text === undefined ? { binary } : { text });
  else if (known && !isSame(known, text, binary)) throw tokenInUse(id, secret.arn);
  else if (known) return known;
  const version = known ?? { id, createdMs: nowMs, stages: [], ...(text === undefined ? { binary } : { text }) };
  if (!known) {
    forgetDeprecated(secret, nowMs);
    secret.versions.push(version);
  }
  // AWS: the first version is the current one, whatever labels it is given.
  const current = secret.versions.some((other) => other.stages.includes('AWSCURRENT'));
  for (const stage of current ? stages : new Set([...stages, 'AWSCURRENT'])) moveStage(secret, stage, version);
  secret.changedMs = nowMs;
  return version;
}

export function isEmpty({ text, binary }: SecretVersion): boolean {
  return text === undefined && binary === undefined;
}

function isSame(version: SecretVersion, text: string | undefined, binary: Uint8Array | undefined): boolean {
  if (text !== undefined) return version.text === text;
  const kept = version.binary;
  return kept !== undefined && binary !== undefined && kept.length === binary.length && kept.every((byte, at) => byte === binary[at]);
}

/** Throws AwsError LimitExceededException when all versions are too young to go. */
function forgetDeprecated(secret: Secret, nowMs: number): void {
  if (secret.versions.length < limits.versions) return;
  const old = secret.versions.findIndex(({ stages, createdMs }) => stages.length === 0 && createdMs <= nowMs - limits.forgottenAfterMs);
  if (old === -1) throw tooMuch('versions of a secret', limits.versions);
  secret.versions.splice(old, 1);
}
