// What Lambda tells AWS Config of functions.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema. Environment variables are not among them.
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { camelCased } from '../../core/camel-cased.ts';
import type { Ports } from '../../core/ports.ts';
import type { ConfigurationSource, ResourceConfiguration, ResourceRelationship } from '../../core/resource-configuration.ts';
import { describedFunction } from './described-function.ts';
import type { LambdaFunction } from './function.ts';
import { functionArn } from './function-name.ts';
import type { Functions } from './functions.ts';
import type { Layers } from './layers.ts';
import { policyDocument } from './resource-policy.ts';

const role = 'AWS::IAM::Role';

export const configurationSource = (functions: Functions, layers: Layers, ports: Ports): ConfigurationSource => ({
  types: ['AWS::Lambda::Function'],
  *configurations(account, region) {
    const here = functions.list({ account, region });
    if (here.length === 0) return;
    const roles = rolesOf(here, ports, account, region);
    for (const fn of here) yield functionConfiguration(fn, layers, roles);
  },
});

/** A function names its role by ARN, AWS Config by the id that IAM gave it. */
function rolesOf(
  here: readonly LambdaFunction[],
  ports: Ports,
  account: string,
  region: string,
): ReadonlyMap<string, ResourceConfiguration> {
  const wanted = new Set(here.map(({ latest }) => latest.settings.role));
  const found = new Map<string, ResourceConfiguration>();
  for (const source of ports.configurationSources?.() ?? []) {
    if (!source.types.includes(role)) continue;
    for (const configuration of source.configurations(account, region)) {
      if (wanted.delete(configuration.arn)) found.set(configuration.arn, configuration);
      if (wanted.size === 0) return found;
    }
  }
  return found;
}

/** `$LATEST` is what is recorded of a function. */
function functionConfiguration(
  fn: LambdaFunction,
  layers: Layers,
  roles: ReadonlyMap<string, ResourceConfiguration>,
): ResourceConfiguration {
  const described = describedFunction(layers, fn, fn.latest);
  const policy = fn.policies.get('');
  return {
    type: 'AWS::Lambda::Function',
    id: fn.name,
    name: fn.name,
    arn: functionArn({ account: fn.account, region: fn.region, name: fn.name }),
    region: fn.region,
    availabilityZone: 'Not Applicable',
    tags: fn.tags,
    relationships: relationToRole(roles.get(fn.latest.settings.role)),
    configuration: recorded(described),
    supplementaryConfiguration: {
      // A text, as API_GetPolicy gives it (inferred from how bucket ACLs stand in recorded items).
      ...(policy && { Policy: policyDocument(policy.statements) }),
      ...(fn.reservedConcurrency !== undefined && { Concurrency: { reservedConcurrentExecutions: fn.reservedConcurrency } }),
    },
  };
}

/** AWS: a function is associated with its role (page of relationships). The words of both directions are inferred from those of EC2. */
function relationToRole(configuration: ResourceConfiguration | undefined): ResourceRelationship[] {
  if (!configuration) return [];
  const { id, name = '' } = configuration;
  return [{ type: role, id, name, says: 'Is associated with Role', reverseSays: 'Is associated with Function' }];
}

/**
 * By design a function is told as it will be in a moment, ready: the real AWS Config looks minutes later, and makes no item of its own for
 * what passes by itself.
 */
function recorded(described: FunctionConfiguration): Record<string, unknown> {
  const {
    Environment: _environment,
    SnapStart: _snapStart,
    LoggingConfig: _logging,
    RuntimeVersionConfig: _runtimeVersion,
    State: _state,
    StateReason: _reason,
    StateReasonCode: _code,
    LastUpdateStatusReason: _updateReason,
    Layers,
    ...rest
  } = described;
  return {
    ...camelCased(rest),
    layers: (Layers ?? []).map(camelCased),
    fileSystemConfigs: [],
    state: { value: 'Active' },
    lastUpdateStatus: 'Successful',
  };
}
