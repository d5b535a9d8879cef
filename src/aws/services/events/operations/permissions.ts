// Policies of buses: which other accounts may put events on them.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
import type { PutPermissionRequest, RemovePermissionRequest } from '@aws-sdk/client-eventbridge';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { parsePolicy } from '../../../iam/policy/parse-policy.ts';
import { busArn, type PolicyStatement } from '../bus.ts';
import { busConstraint } from '../constraints.ts';
import { notFound, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';

const statementConstraint = { minLength: 1, maxLength: 64, pattern: '[a-zA-Z0-9-_]+' } as const;

export const permissionConstraints: Readonly<Record<string, Constraints>> = {
  PutPermission: {
    EventBusName: busConstraint,
    Action: { minLength: 1, maxLength: 64, pattern: 'events:[a-zA-Z]+' },
    Principal: { minLength: 1, maxLength: 12, pattern: '(\\d{12}|\\*)' },
    StatementId: statementConstraint,
  },
  RemovePermission: { EventBusName: busConstraint, StatementId: statementConstraint },
};

export const putPermission =
  (bridge: EventBridge): Operation<PutPermissionRequest, void> =>
  (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    const { Policy: policy } = input;
    const statements = policy === undefined ? withStatement(bus.statements, input, busArn(bus)) : statementsOf(policy, input);
    if (new TextEncoder().encode(JSON.stringify(statements)).length > limits.policyBytes)
      throw new AwsError('PolicyLengthExceededException', 'Length of the policy exceeds the limit.');
    bus.statements = statements;
  };

export const removePermission =
  (bridge: EventBridge): Operation<RemovePermissionRequest, void> =>
  (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    if (bus.statements.length === 0) throw notFound('EventBus does not have a policy.');
    if (input.RemoveAllPermissions) {
      bus.statements = [];
      return;
    }
    const rest = bus.statements.filter(({ Sid }) => Sid !== input.StatementId);
    if (rest.length === bus.statements.length) throw notFound('Statement with the provided id does not exist.');
    bus.statements = rest;
  };

/** The sentences are inferred. */
function withStatement(
  old: readonly PolicyStatement[],
  { Action, Principal, StatementId, Condition }: PutPermissionRequest,
  resource: string,
): readonly PolicyStatement[] {
  if (StatementId === undefined || Action === undefined || Principal === undefined)
    throw validation('Parameter(s) Policy, or Action, Principal and StatementId, must be specified.');
  if (Action !== 'events:PutEvents') throw validation("Provided value in parameter 'action' is not supported.");
  const statement: PolicyStatement = {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` },
    Action,
    Resource: resource,
    ...(Condition && { Condition: { [Condition.Type ?? '']: { [Condition.Key ?? '']: Condition.Value } } }),
  };
  return [...old.filter(({ Sid }) => Sid !== StatementId), statement];
}

function statementsOf(policy: string, { Action, Principal, StatementId, Condition }: PutPermissionRequest): readonly PolicyStatement[] {
  if (Action ?? Principal ?? StatementId ?? Condition)
    throw validation('Parameter Policy cannot be specified together with Action, Principal, StatementId or Condition.');
  try {
    parsePolicy(policy, 'resource');
  } catch (thrown) {
    throw validation(`Parameter Policy is not valid. Reason: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const { Statement } = JSON.parse(policy) as { Statement: PolicyStatement | readonly PolicyStatement[] };
  return [Statement].flat();
}
