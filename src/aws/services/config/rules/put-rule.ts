// Makes or changes a rule: for PutConfigRule, and for the rules of conformance packs.
import type { ConfigRule } from '@aws-sdk/client-config-service';
import { digits } from '../../../core/random.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue, tooManyRules } from '../errors.ts';
import { limits } from '../limits.ts';
import { readModes } from '../proactive/proactive-rules.ts';
import type { RegionState } from '../region-state.ts';
import { checkParameters, managedRule, readParameters } from './managed-rule.ts';
import { readSource } from './read-source.ts';
import type { RuleState } from './rule.ts';
import { readScope } from './rule-scope.ts';

export interface PutRuleOptions {
  readonly tags?: Record<string, string>;
  /** The service that makes the rule, where it is no person: a conformance pack. */
  readonly createdBy?: string;
}

/** Throws AwsError InvalidParameterValueException, MaxNumberOfConfigRulesExceededException, InsufficientPermissionsException. */
export async function putRule(
  config: Config,
  state: RegionState,
  name: string,
  input: ConfigRule,
  options: PutRuleOptions,
): Promise<RuleState> {
  const known = state.rules.get(name);
  if (!known && state.rules.size >= limits.rules) throw tooManyRules(name, limits.rules);
  if ((input.ConfigRuleState ?? 'ACTIVE') !== 'ACTIVE')
    throw invalidParameterValue(
      `The ConfigRuleState ${input.ConfigRuleState} is invalid.  Only the following values are permitted: ACTIVE`,
    );
  const scope = readScope(input.Scope);
  const source = readSource(input.Source);
  readParameters(input.InputParameters);
  const managed = source.owner === 'AWS' ? managedRule(source.identifier) : undefined;
  if (managed) checkParameters(managed, input.InputParameters);
  const modes = readModes(input.EvaluationModes, source);
  const id = known?.id ?? `config-rule-${digits(config.environment.random.next, 6, 36)}`;
  const arn = `arn:aws:config:${state.region}:${state.account}:config-rule/${id}`;
  if (source.owner === 'CUSTOM_LAMBDA') await config.functions.check(state, arn, source.functionArn);
  const settings = {
    description: input.Description,
    scope,
    source,
    inputParameters: input.InputParameters,
    frequency: input.MaximumExecutionFrequency,
    modes,
  };
  const rule: RuleState = known
    ? Object.assign(known, settings)
    : {
        name,
        id,
        arn,
        ...settings,
        createdBy: options.createdBy,
        tags: options.tags ?? {},
        activity: 'ACTIVE',
        lastStartMs: undefined,
        status: { firstActivatedMs: config.now() },
        results: new Map(),
      };
  state.rules.set(name, rule);
  config.evaluations.planRound(state, rule);
  config.evaluations.planPeriodic(state, rule);
  return rule;
}
