// The policies of a parameter: a JSON text in, the expiration out. The notifications need events that are not embedded.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-policies.html
import { incompatiblePolicies, invalid, notEmbedded, tooManyPolicies, wrongPolicyAttribute, wrongPolicyType } from './errors.ts';
import { limits } from './limits.ts';
import type { Expiration } from './parameter.ts';

/** `none` where the text takes all policies away (`[]`, `[{}]`). Throws AwsError for a text that is not in order. */
export function readPolicies(text: string, nowMs: number): Expiration | 'none' {
  const policies = listOf(text).filter((policy) => Object.keys(policy).length > 0);
  if (policies.length > limits.policies) throw tooManyPolicies();
  const expirations = policies.map((policy) => readExpiration(policy, nowMs));
  if (expirations.length > 1) throw incompatiblePolicies();
  return expirations[0] ?? 'none';
}

function listOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const list = [jsonOf(text)].flat();
  if (!list.every((policy) => typeof policy === 'object' && policy !== null)) throw invalid('Policies must be a JSON list of policies.');
  return list as Readonly<Record<string, unknown>>[];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('Policies must be valid JSON.');
  }
}

function readExpiration(policy: Readonly<Record<string, unknown>>, nowMs: number): Expiration {
  const { Type: type, Version: version, Attributes: attributes } = policy;
  if (type === 'ExpirationNotification' || type === 'NoChangeNotification') throw notEmbedded(`the policy ${type}`);
  if (type !== 'Expiration') throw wrongPolicyType(String(type));
  if (version !== '1.0') throw wrongPolicyAttribute('The policy Expiration has the version 1.0.');
  const timestamp = typeof attributes === 'object' && attributes !== null && 'Timestamp' in attributes ? attributes.Timestamp : undefined;
  const atMs = typeof timestamp === 'string' && /^\d{4}-\d\d-\d\dT/.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(atMs)) throw wrongPolicyAttribute('The policy Expiration needs the attribute Timestamp, an ISO 8601 time.');
  if (atMs <= nowMs) throw wrongPolicyAttribute('The Timestamp of the policy Expiration must be in the future.');
  return { text: JSON.stringify(policy), atMs };
}
