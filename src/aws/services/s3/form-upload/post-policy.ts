// The policy of a browser's form: until when, and which values its fields may have.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
import { fromBase64, toUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../../core/errors.ts';
import { accessDenied } from '../errors.ts';
import { checkSize } from '../store-object.ts';

export interface PostPolicy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}

const invalid = (sentence: string) => new AwsError('InvalidPolicyDocument', `Invalid Policy: ${sentence}`);
const refused = (sentence: string) => accessDenied(`Invalid according to Policy: ${sentence}`);

/** Throws AwsError InvalidPolicyDocument. */
export function parsePostPolicy(encoded: string): PostPolicy {
  let policy: unknown;
  try {
    policy = JSON.parse(toUtf8(fromBase64(encoded)));
  } catch {
    throw invalid('Invalid JSON.');
  }
  const { expiration, conditions } = (policy ?? {}) as Partial<PostPolicy>;
  if (typeof expiration !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(expiration))
    throw invalid("Invalid 'expiration' value.");
  if (!Array.isArray(conditions)) throw invalid("Invalid 'conditions' value.");
  return { expiration, conditions };
}

/** Throws AwsError AccessDenied, EntityTooLarge, EntityTooSmall, InvalidPolicyDocument. `fields` has the bucket too. */
export function checkPostPolicy(
  { expiration, conditions }: PostPolicy,
  fields: ReadonlyMap<string, string>,
  fileBytes: number,
  nowMs: number,
): void {
  if (Date.parse(expiration) <= nowMs) throw refused('Policy expired.');
  const spokenOf = new Set<string>();
  for (const condition of conditions) spokenOf.add(checkCondition(condition, fields, fileBytes));
  const extra = [...fields.keys()].find((name) => !spokenOf.has(name) && !isExempt(name));
  if (extra !== undefined) throw refused(`Extra input fields: ${extra}`);
}

/** The name of the field that the condition speaks of. */
function checkCondition(condition: unknown, fields: ReadonlyMap<string, string>, fileBytes: number): string {
  if (!Array.isArray(condition)) {
    const [entry, ...more] = Object.entries(condition ?? {});
    if (!entry || more.length > 0) throw invalid('Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.');
    return checkCondition(['eq', `$${entry[0]}`, entry[1]], fields, fileBytes);
  }
  const [written, name, value] = condition as readonly unknown[];
  const operator = String(written).toLowerCase();
  if (operator === 'content-length-range') {
    checkRange(Number(name), Number(value), fileBytes);
    return 'file';
  }
  const field = String(name).replace(/^\$/, '').toLowerCase();
  const text = fields.get(field) ?? '';
  const wanted = String(value);
  const fits = operator === 'eq' ? text === wanted : operator === 'starts-with' && startsWith(field, text, wanted);
  if (operator !== 'eq' && operator !== 'starts-with') throw invalid(`Invalid Condition: unknown operation '${operator}'.`);
  if (!fits) throw refused(`Policy Condition failed: ["${operator}", "$${field}", "${wanted}"]`);
  return field;
}

/** AWS: of a list of content types each must begin like that. */
function startsWith(field: string, text: string, wanted: string): boolean {
  const texts = field === 'content-type' ? text.split(',') : [text];
  return texts.every((item) => item.startsWith(wanted));
}

function checkRange(least: number, most: number, fileBytes: number): void {
  checkSize(fileBytes, most);
  if (fileBytes < least)
    throw new AwsError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, {
      ProposedSize: fileBytes,
      MinSizeAllowed: least,
    });
}

function isExempt(name: string): boolean {
  return ['policy', 'x-amz-signature', 'bucket', 'awsaccesskeyid', 'signature'].includes(name) || name.startsWith('x-ignore-');
}
