// Targets of rules: put, removed, listed.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
import type {
  ListRuleNamesByTargetRequest,
  ListRuleNamesByTargetResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
  Target,
} from '@aws-sdk/client-eventbridge';
import { parseArn } from '../../../core/arn.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { roleTrusts } from '../../../iam/service-role.ts';
import { arnConstraint, busConstraint, limitConstraint, ruleConstraint } from '../constraints.ts';
import { predefinedNames, variablesOf } from '../delivery/target-input.ts';
import { targetServices } from '../delivery/targets.ts';
import { limitExceeded, memberNotEmbedded, validation } from '../errors.ts';
import { isEventPath } from '../event.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';
import { page } from '../paging.ts';

const onRule: Constraints = { Rule: ruleConstraint, EventBusName: busConstraint };

export const targetConstraints: Readonly<Record<string, Constraints>> = {
  PutTargets: {
    ...onRule,
    Targets: { minLength: 1, maxLength: 100 },
    'Targets[].Id': ruleConstraint,
    'Targets[].Arn': arnConstraint,
    'Targets[].RoleArn': arnConstraint,
    'Targets[].Input': { maxLength: 8192 },
    'Targets[].InputPath': { maxLength: 256 },
    'Targets[].InputTransformer.InputPathsMap': { maxLength: 100 },
    'Targets[].InputTransformer.InputTemplate': { minLength: 1, maxLength: 8192 },
    'Targets[].KinesisParameters.PartitionKeyPath': { maxLength: 256 },
    'Targets[].SqsParameters.MessageGroupId': { maxLength: 100 },
    'Targets[].DeadLetterConfig.Arn': arnConstraint,
    'Targets[].RetryPolicy.MaximumRetryAttempts': { min: 0, max: limits.retryAttempts },
    'Targets[].RetryPolicy.MaximumEventAgeInSeconds': { min: 60, max: limits.eventAgeSeconds },
  },
  RemoveTargets: { ...onRule, Ids: { minLength: 1, maxLength: 100 }, 'Ids[]': ruleConstraint },
  ListTargetsByRule: { ...onRule, Limit: limitConstraint },
  ListRuleNamesByTarget: { TargetArn: arnConstraint, EventBusName: busConstraint, Limit: limitConstraint },
};

export const putTargets =
  (bridge: EventBridge): Operation<PutTargetsRequest, PutTargetsResponse> =>
  async (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    const rule = bridge.rule(bus, input.Rule ?? '');
    const targets = input.Targets ?? [];
    for (const target of targets) checkTarget(target);
    for (const { RoleArn } of targets) if (RoleArn !== undefined) await checkRole(bridge, RoleArn);
    const ids = new Set([...rule.targets.keys(), ...targets.map(({ Id = '' }) => Id)]);
    if (ids.size > limits.targetsPerRule) throw limitExceeded();
    for (const target of targets) rule.targets.set(target.Id ?? '', target);
    return { FailedEntryCount: 0, FailedEntries: [] };
  };

export const removeTargets =
  (bridge: EventBridge): Operation<RemoveTargetsRequest, RemoveTargetsResponse> =>
  (input, context) => {
    const rule = bridge.rule(bridge.bus(context, input.EventBusName), input.Rule ?? '');
    // AWS: an id that is not there is removed already.
    for (const id of input.Ids ?? []) rule.targets.delete(id);
    return { FailedEntryCount: 0, FailedEntries: [] };
  };

export const listTargetsByRule =
  (bridge: EventBridge): Operation<ListTargetsByRuleRequest, ListTargetsByRuleResponse> =>
  (input, context) => {
    const rule = bridge.rule(bridge.bus(context, input.EventBusName), input.Rule ?? '');
    const targets = [...rule.targets.values()].sort((one, other) => ((one.Id ?? '') < (other.Id ?? '') ? -1 : 1));
    const { items, ...rest } = page(targets, ({ Id = '' }) => Id, input);
    return { Targets: [...items], ...rest };
  };

export const listRuleNamesByTarget =
  (bridge: EventBridge): Operation<ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse> =>
  (input, context) => {
    const rules = [...bridge.bus(context, input.EventBusName).rules.values()]
      .filter(({ targets }) => [...targets.values()].some(({ Arn }) => Arn === input.TargetArn))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const { items, ...rest } = page(rules, ({ name }) => name, input);
    return { RuleNames: items.map(({ name }) => name), ...rest };
  };

/** The kinds of parameters that belong to targets which are not embedded. */
const foreignParameters = [
  'RunCommandParameters',
  'EcsParameters',
  'BatchParameters',
  'HttpParameters',
  'RedshiftDataParameters',
  'SageMakerPipelineParameters',
  'AppSyncParameters',
] as const;

function checkTarget(target: Target): void {
  const { Id: id = '', Arn: arn = '', RoleArn: roleArn } = target;
  const service = parseArn(arn)?.service;
  if (service === undefined) throw validation(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if (!targetServices.includes(service)) throw memberNotEmbedded(`A target ${arn}`);
  const foreign = foreignParameters.find((name) => target[name] !== undefined);
  if (foreign) throw memberNotEmbedded(foreign);
  if ((service === 'kinesis' || service === 'firehose') && roleArn === undefined)
    throw validation(`RoleArn is required for target ${arn}.`);
  if (service === 'sqs' && arn.endsWith('.fifo') && !target.SqsParameters)
    throw validation(`Parameter(s) SqsParameters must be specified for target: ${id}.`);
  const queueArn = target.DeadLetterConfig?.Arn;
  // The sentence is inferred.
  if (queueArn !== undefined && parseArn(queueArn)?.service !== 'sqs')
    throw validation(`Parameter ${queueArn} is not valid. Reason: A dead-letter queue must be an Amazon SQS queue.`);
  checkInput(target, id);
}

async function checkRole({ environment }: EventBridge, roleArn: string): Promise<void> {
  if (roleTrusts(await environment.ports.identities(), roleArn, 'events.amazonaws.com') === 'yes') return;
  throw validation(`Provided role '${roleArn}' cannot be assumed by principal 'events.amazonaws.com'.`);
}

function checkInput({ Input, InputPath, InputTransformer }: Target, id: string): void {
  const said = [Input, InputPath, InputTransformer].filter((way) => way !== undefined).length;
  if (said > 1) throw validation(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  if (Input !== undefined && !isJson(Input)) throw validation(`JSON syntax error in input for target ${id}.`);
  if (InputPath !== undefined && !isEventPath(InputPath)) throw validation(`Invalid InputPath for target ${id}.`);
  if (!InputTransformer) return;
  const { InputPathsMap: paths = {}, InputTemplate: template = '' } = InputTransformer;
  // The three sentences are inferred from the one above.
  for (const [name, path] of Object.entries(paths)) {
    if (name.toUpperCase().startsWith('AWS.') || !/^[A-Za-z0-9_-]+$/.test(name))
      throw validation(`Invalid InputTransformer for target ${id}: ${name} is no name for a variable.`);
    if (!isEventPath(path)) throw validation(`Invalid InputTransformer for target ${id}: ${path} is no path.`);
  }
  const unknown = variablesOf(template).find((name) => !Object.hasOwn(paths, name) && !predefinedNames.includes(name));
  if (unknown !== undefined) throw validation(`InputTemplate for target ${id} contains invalid placeholder ${unknown}.`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // That it throws is the answer.
    return false;
  }
}
