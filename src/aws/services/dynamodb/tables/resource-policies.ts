// Policies that hang on a table or on its stream: kept, revised, and told to whoever decides about access.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html

import type { ResourcePolicyOf } from '../../../core/access.ts';
import { parseArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import { arnNotFound, validation } from '../errors.ts';
import { limits } from '../limits.ts';
import type { Rule } from '../shape/shape.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

/** Throws AwsError ValidationException for a text that is no JSON object with statements, or is too long. The sentences are inferred. */
export function checkResourcePolicy(document: string): void {
  if (new TextEncoder().encode(document).length > limits.resourcePolicyBytes)
    throw validation(`Resource policy exceeds the maximum size of ${limits.resourcePolicyBytes} bytes`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    throw validation('Invalid policy document: the document is not valid JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || !('Statement' in parsed))
    throw validation('Invalid policy document: the document has no Statement');
}

/** The resources that can have a policy: a table, one of its streams. */
export interface PolicyPlace {
  get(): { readonly document: string; readonly revision: string } | undefined;
  set(policy: { readonly document: string; readonly revision: string } | undefined): void;
}

/** Throws AwsError ResourceNotFoundException. */
export function policyPlace(tables: Tables, arn: string): PolicyPlace {
  const table = tableOfArn(tables, arn);
  if (!table) throw arnNotFound(arn);
  const { definition } = table;
  const label = streamLabelOf(arn);
  if (label === undefined)
    return {
      get: () => definition.resourcePolicy,
      set: (policy) => {
        if (policy) definition.resourcePolicy = policy;
        else delete definition.resourcePolicy;
      },
    };
  if (!table.streams(tables.now()).some(({ state }) => state.label === label)) throw arnNotFound(arn);
  return {
    get: () => definition.streamPolicies[label],
    set: (policy) => {
      if (policy) definition.streamPolicies[label] = policy;
      else delete definition.streamPolicies[label];
    },
  };
}

export const policyNotFound = (arn: string) =>
  new AwsError('PolicyNotFoundException', `Resource-based policy not found for the provided ResourceArn: ${arn}`);

/** Throws AwsError PolicyNotFoundException. `NO_POLICY` expects that there is none. */
export function checkRevision(arn: string, present: string | undefined, expected: string | undefined): void {
  if (expected === undefined || expected === (present ?? 'NO_POLICY')) return;
  throw policyNotFound(arn);
}

export const resourceArnRule: Rule = { required: 'always', minLength: 1, maxLength: 1283 };

/** For the authorization of calls: an index is protected by the policy of its table. */
export function resourcePolicyOf(tables: Tables): ResourcePolicyOf {
  return (arn) => {
    const table = tableOfArn(tables, arn);
    if (!table) return undefined;
    const label = streamLabelOf(arn);
    const { resourcePolicy, streamPolicies, account: owner } = table.definition;
    const policy = label === undefined ? resourcePolicy : streamPolicies[label];
    return { owner, ...(policy && { document: policy.document }) };
  };
}

function tableOfArn(tables: Tables, arn: string): Table | undefined {
  const parts = parseArn(arn);
  const name = parts && /^table\/([^/]+)/.exec(parts.resource)?.[1];
  return name === undefined ? undefined : tables.find(parts as { account: string; region: string }, name);
}

function streamLabelOf(arn: string): string | undefined {
  return /\/stream\/(.+)$/.exec(arn)?.[1];
}
