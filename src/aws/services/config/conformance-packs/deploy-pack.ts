// Makes the rules and remediations of a pack, some time after it was asked for; takes those away that its template has no more.
import type { ConfigRule, RemediationConfiguration } from '@aws-sdk/client-config-service';
import { AwsError } from '../../../core/errors.ts';
import type { Config } from '../config.ts';
import type { RegionState } from '../region-state.ts';
import { keepRemediation } from '../remediation/keep-remediation.ts';
import { putRule } from '../rules/put-rule.ts';
import { deleteRule } from '../rules/rules-by-name.ts';
import type { PackState } from './pack.ts';
import { readTemplate, type TemplateResource } from './template.ts';

const createdBy = 'config-conforms.amazonaws.com';

/** The resources of a pack. Throws AwsError ConformancePackTemplateValidationException. */
export function packResources({ account, region }: RegionState, pack: PackState): TemplateResource[] {
  const given = pack.inputParameters.map(({ ParameterName: name = '', ParameterValue: value = '' }) => [name, value]);
  return readTemplate(pack.template, {
    account,
    region,
    parameters: Object.fromEntries(given),
    nameOf: (logicalId, properties) => ruleName(pack, String(properties.ConfigRuleName ?? logicalId)),
  });
}

/** AWS: the rules of a pack bear its id. */
function ruleName({ id }: PackState, name: string): string {
  return `${name}-${id}`;
}

/** Never rejects: the pack's status tells what failed. */
export async function deployPack(config: Config, state: RegionState, pack: PackState): Promise<void> {
  if (pack.state !== 'CREATE_IN_PROGRESS') return;
  const before = pack.ruleNames;
  const made: string[] = [];
  try {
    for (const resource of packResources(state, pack)) made.push(...(await deploy(config, state, pack, resource)));
    pack.state = 'CREATE_COMPLETE';
    pack.completedMs = config.now();
  } catch (thrown) {
    pack.state = 'CREATE_FAILED';
    pack.reason = thrown instanceof AwsError ? `${thrown.message} (${thrown.code})` : String(thrown);
  }
  pack.ruleNames = made;
  removeRules(
    config,
    state,
    before.filter((name) => !made.includes(name)),
  );
}

export function removeRules(config: Config, state: RegionState, names: readonly string[]): void {
  for (const name of names) {
    const rule = state.rules.get(name);
    state.remediations.delete(name);
    if (rule) deleteRule(config, state, rule);
  }
}

/** The name of the rule, if it is one. */
async function deploy(
  config: Config,
  state: RegionState,
  pack: PackState,
  { logicalId, type, properties }: TemplateResource,
): Promise<string[]> {
  if (type === 'AWS::Config::RemediationConfiguration') {
    keepRemediation(config, state, properties as unknown as RemediationConfiguration);
    return [];
  }
  const { InputParameters: parameters, ...rest } = properties;
  const name = ruleName(pack, String(properties.ConfigRuleName ?? logicalId));
  const input = { ...rest, ConfigRuleName: name, ...(parameters !== undefined && { InputParameters: parametersText(parameters) }) };
  await putRule(config, state, name, input as unknown as ConfigRule, { createdBy });
  return [name];
}

/** Templates write parameters as an object, with values of any scalar kind. */
function parametersText(parameters: unknown): string {
  if (typeof parameters === 'string') return parameters;
  return JSON.stringify(parameters, (_name, value: unknown) =>
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
  );
}
