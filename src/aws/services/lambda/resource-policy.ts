// The policies of functions as decisions need them: for callers (by the dispatcher) and for services that send events.
import type { ResourcePolicyOf } from '../../core/access.ts';
import { AwsError } from '../../core/errors.ts';
import type { EventSource } from '../../core/ports.ts';
import { decideTrust } from '../../iam/trust.ts';
import { functionNotFound } from './errors.ts';
import type { PolicyStatement } from './function.ts';
import { functionArn, functionOfArn } from './function-name.ts';
import type { Functions } from './functions.ts';

export function policyDocument(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
}

/** Policy and owner by the ARN of a function, version or alias; each of them has a policy of its own. */
export function resourcePolicyOf(functions: Functions): ResourcePolicyOf {
  return (arn) => {
    const named = functionOfArn(arn);
    const fn = named && functions.find(named);
    if (!named || !fn) return undefined;
    const policy = fn.policies.get(named.qualifier ?? '');
    return { owner: fn.account, ...(policy && { document: policyDocument(policy.statements) }) };
  };
}

/**
 * Throws AwsError ResourceNotFoundException for a function that is not there, AccessDeniedException unless its policy lets the service
 * in for that source.
 */
export function checkSource(functions: Functions, arn: string, source: EventSource): void {
  const named = functionOfArn(arn);
  const fn = named && functions.find(named);
  if (!named || !fn) throw functionNotFound(arn);
  functions.version(fn, named.qualifier);
  const policy = fn.policies.get(named.qualifier ?? '');
  const allowed =
    policy &&
    decideTrust({
      trustPolicy: policyDocument(policy.statements),
      principal: { kind: 'service', arn: source.service },
      action: 'lambda:InvokeFunction',
      roleArn: functionArn(named),
      account: fn.account,
      conditions: { 'aws:SourceArn': [source.arn], 'aws:SourceAccount': [source.account] },
    }).verdict === 'allowed';
  if (allowed) return;
  throw new AwsError(
    'AccessDeniedException',
    `User: ${source.service} is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because no resource-based policy ` +
      'allows the lambda:InvokeFunction action',
    403,
  );
}
