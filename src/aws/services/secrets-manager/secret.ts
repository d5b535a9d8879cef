// A secret and its versions, as plain data.
import { parseArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';

export type RotationStep = 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';

export interface SecretVersion {
  readonly id: string;
  readonly createdMs: number;
  stages: string[];
  /** Both absent in a version that a rotation has only announced. */
  text?: string | undefined;
  binary?: Uint8Array | undefined;
  /** The beginning of the day (UTC) of the last read. */
  accessedMs?: number;
}

export interface Rotation {
  readonly lambdaArn: string;
  /** As the caller gave them. */
  readonly days?: number | undefined;
  readonly schedule?: string | undefined;
  readonly duration?: string | undefined;
  enabled: boolean;
  lastMs?: number | undefined;
  nextMs?: number | undefined;
}

export interface Secret extends Place {
  readonly arn: string;
  readonly name: string;
  readonly createdMs: number;
  changedMs: number;
  accessedMs?: number;
  description?: string | undefined;
  /** Absent: aws/secretsmanager. */
  kmsKeyId?: string | undefined;
  type?: string | undefined;
  tags: Record<string, string>;
  /** The oldest first. */
  versions: SecretVersion[];
  /** When it goes away for good. */
  deletionMs?: number | undefined;
  policy?: string | undefined;
  rotation?: Rotation | undefined;
  /** The calls of a rotation that are planned for now. */
  running?: { readonly id: string; readonly steps: readonly RotationStep[] } | undefined;
}

/** Does a caller mean this secret: by name, by ARN, or by an ARN without the six characters at its end? */
export function isMeant(secret: Secret, id: string, { account, region }: Place): boolean {
  if (!id.startsWith('arn:')) return secret.name === id && secret.account === account && secret.region === region;
  return secret.arn === id || secret.arn.slice(0, -7) === id;
}

/** The place that an id names: that of the ARN, or the caller's own. */
export function placeOf(id: string, here: Place): Place {
  return parseArn(id) ?? here;
}

export function versionWith(secret: Secret, stage: string): SecretVersion | undefined {
  return secret.versions.find(({ stages }) => stages.includes(stage));
}
