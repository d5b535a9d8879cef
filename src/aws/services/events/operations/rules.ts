// Rules: put, described, listed, switched on and off, deleted.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
  Rule,
} from '@aws-sdk/client-eventbridge';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { type BusState, DEFAULT_BUS, type RuleState, ruleArn } from '../bus.ts';
import { arnConstraint, busConstraint, descriptionConstraint, limitConstraint, patternConstraint, ruleConstraint } from '../constraints.ts';
import { limitExceeded, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';
import { page } from '../paging.ts';
import { parseSchedule } from '../schedule/schedule-expression.ts';
import { checkPattern } from '../valid-pattern.ts';

const named: Constraints = { Name: ruleConstraint, EventBusName: busConstraint };

export const ruleConstraints: Readonly<Record<string, Constraints>> = {
  PutRule: {
    ...named,
    ScheduleExpression: { maxLength: 256 },
    EventPattern: patternConstraint,
    State: { oneOf: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] },
    Description: descriptionConstraint,
    RoleArn: arnConstraint,
    Tags: { maxLength: limits.tagsPerResource },
  },
  DescribeRule: named,
  EnableRule: named,
  DisableRule: named,
  DeleteRule: named,
  ListRules: { NamePrefix: ruleConstraint, EventBusName: busConstraint, Limit: limitConstraint },
};

export const putRule =
  (bridge: EventBridge): Operation<PutRuleRequest, PutRuleResponse> =>
  (input, context) => {
    const { Name: name = '', EventPattern: pattern, ScheduleExpression: schedule } = input;
    const bus = bridge.bus(context, input.EventBusName);
    if (!pattern && !schedule) throw validation('Parameter(s) EventPattern or ScheduleExpression must be specified.');
    if (schedule && bus.name !== DEFAULT_BUS) throw validation('ScheduleExpression is supported only on the default event bus.');
    if (schedule && !parseSchedule(schedule)) throw validation('Parameter ScheduleExpression is not valid.');
    if (pattern) checkPattern(pattern);
    const old = bus.rules.get(name);
    if (!old && bus.rules.size >= limits.rulesPerBus) throw limitExceeded();
    const rule: RuleState = {
      name,
      createdBy: old?.createdBy ?? context.account,
      state: input.State ?? 'ENABLED',
      ...(pattern && { pattern }),
      ...(schedule && { schedule }),
      ...(input.Description !== undefined && { description: input.Description }),
      ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
      // AWS: tags are set by the first PutRule only; targets stay.
      tags: old?.tags ?? new Map((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
      targets: old?.targets ?? new Map(),
    };
    if (old) bridge.schedules.stop(bus, old);
    bus.rules.set(name, rule);
    bridge.schedules.start(bus, rule);
    return { RuleArn: ruleArn(bus, name) };
  };

export const describeRule =
  (bridge: EventBridge): Operation<DescribeRuleRequest, DescribeRuleResponse> =>
  (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    const rule = bridge.rule(bus, input.Name ?? '');
    return { ...described(bus, rule), CreatedBy: rule.createdBy };
  };

export const enableRule = (bridge: EventBridge): Operation<EnableRuleRequest, void> => switched(bridge, 'ENABLED');

export const disableRule = (bridge: EventBridge): Operation<DisableRuleRequest, void> => switched(bridge, 'DISABLED');

function switched(bridge: EventBridge, state: 'ENABLED' | 'DISABLED'): Operation<EnableRuleRequest, void> {
  return (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    const rule = bridge.rule(bus, input.Name ?? '');
    rule.state = state;
    bridge.schedules.start(bus, rule);
  };
}

export const deleteRule =
  (bridge: EventBridge): Operation<DeleteRuleRequest, void> =>
  (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    // AWS: a rule that is not there is deleted already.
    const rule = bus.rules.get(input.Name ?? '');
    if (!rule) return;
    if (rule.targets.size > 0) throw validation("Rule can't be deleted since it has targets.");
    bridge.schedules.stop(bus, rule);
    bus.rules.delete(rule.name);
  };

export const listRules =
  (bridge: EventBridge): Operation<ListRulesRequest, ListRulesResponse> =>
  (input, context) => {
    const bus = bridge.bus(context, input.EventBusName);
    const rules = [...bus.rules.values()]
      .filter(({ name }) => name.startsWith(input.NamePrefix ?? ''))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const { items, ...rest } = page(rules, ({ name }) => name, input);
    return { Rules: items.map((rule) => described(bus, rule)), ...rest };
  };

function described(bus: BusState, rule: RuleState): Rule {
  return {
    Name: rule.name,
    Arn: ruleArn(bus, rule.name),
    State: rule.state,
    EventBusName: bus.name,
    ...(rule.pattern !== undefined && { EventPattern: rule.pattern }),
    ...(rule.schedule !== undefined && { ScheduleExpression: rule.schedule }),
    ...(rule.description !== undefined && { Description: rule.description }),
    ...(rule.roleArn !== undefined && { RoleArn: rule.roleArn }),
  };
}
