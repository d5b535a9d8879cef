// A parameter and its versions, as plain data.
import { sha512 } from '@noble/hashes/sha2.js';
import { fromUtf8, toBase64 } from '@smithy/core/serde';
import { formatArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import { versionNotFound } from './errors.ts';

export type ParameterType = 'String' | 'StringList' | 'SecureString';
export type Tier = 'Standard' | 'Advanced';

/** A policy of a parameter: the text as it was given, and the time that it names (milliseconds since the epoch). */
export interface Expiration {
  readonly text: string;
  readonly atMs: number;
}

export interface Version {
  readonly version: number;
  readonly type: ParameterType;
  readonly value: string;
  readonly description?: string | undefined;
  /** SecureString only. */
  readonly keyId?: string | undefined;
  readonly allowedPattern?: string | undefined;
  readonly dataType: string;
  readonly tier: Tier;
  readonly expiration?: Expiration | undefined;
  readonly modifiedMs: number;
  /** The ARN of who wrote it. */
  readonly modifiedBy: string;
  labels: string[];
}

export interface Parameter extends Place {
  readonly name: string;
  tags: Record<string, string>;
  /** The oldest first; never empty. */
  versions: Version[];
}

/** AWS: the slash of a hierarchy's name is the one after `parameter`. */
export function parameterArn({ account, region }: Place, name: string): string {
  return formatArn({ service: 'ssm', region, account, resource: `parameter/${name.replace(/^\//, '')}` });
}

export function newest({ versions }: Parameter): Version {
  return versions.at(-1) as Version;
}

/** Throws AwsError ParameterVersionNotFound. The newest one when no number is given. */
export function versionOf(parameter: Parameter, number: number | undefined): Version {
  if (number === undefined) return newest(parameter);
  const found = parameter.versions.find(({ version }) => version === number);
  if (!found) throw versionNotFound(parameter.name, number);
  return found;
}

/** What a reader sees: the value, or in the place of an encrypted one a text that says nothing. By design nothing is encrypted inside. */
export function readableValue(parameter: Parameter, version: Version, withDecryption: boolean | undefined): string {
  if (version.type !== 'SecureString' || withDecryption) return version.value;
  // Not of the value: a digest of a short secret gives it away.
  const digest = sha512(fromUtf8(`${parameterArn(parameter, parameter.name)}:${version.version}:${version.modifiedMs}`));
  return toBase64(new Uint8Array([1, 2, 2, 0, 0x78, ...digest]));
}
