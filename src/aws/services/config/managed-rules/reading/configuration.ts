// Reading what a configuration item holds: its members are whatever the recorded service described.
import { isJsonObject, parsedJson } from '../../../../core/json.ts';

/** What lies at a path of members, `placement.tenancy`; undefined where a step is missing. */
export function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce((value, member) => (isJsonObject(value) ? value[member] : undefined), root);
}

/** A text that is not empty. */
export function textAt(root: unknown, path: string): string | undefined {
  const value = valueAt(root, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, also where it was recorded as a text. */
export function numberAt(root: unknown, path: string): number | undefined {
  const value = valueAt(root, path);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** `true`, also where it was recorded as a text. */
export function isTrueAt(root: unknown, path: string): boolean {
  const value = valueAt(root, path);
  return value === true || value === 'true';
}

/** The elements of a list; none where there is no list. */
export function listAt(root: unknown, path: string): readonly unknown[] {
  const value = valueAt(root, path);
  return Array.isArray(value) ? value : [];
}

/** A moment in milliseconds since the epoch, recorded as ISO 8601 or as a number of milliseconds. */
export function momentAt(root: unknown, path: string): number | undefined {
  const value = valueAt(root, path);
  const ms = typeof value === 'string' ? Date.parse(value) : value;
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : undefined;
}

/**
 * An object that may have been recorded as JSON text: AWS does so with policies and access control lists of
 * `supplementaryConfiguration`, with a function's policy even twice.
 */
export function documentOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  let read = value;
  for (let depth = 0; depth < 2 && typeof read === 'string'; depth++) read = parsedJson(read) ?? parsedJson(decoded(read));
  return isJsonObject(read) ? read : undefined;
}

/** IAM gives the documents of policies percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not percent-encoded: the text as it is.
    return text;
  }
}
