// What rules think of a resource is a resource itself, AWS::Config::ResourceCompliance, and so has a history, too.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/view-compliance-history.html
import { formatArn } from '../../../core/arn.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import type { ToldResource } from '../capture/told-resources.ts';
import type { RegionState } from '../region-state.ts';
import type { EvaluationRecord } from './evaluation-record.ts';
import { complianceOf } from './rule-compliance.ts';

export const complianceType = 'AWS::Config::ResourceCompliance';

/** By key. They name their resource, which does not name them. */
export function complianceResources(state: RegionState): Map<string, ToldResource> {
  const judged = new Map<string, { readonly ruleName: string; readonly record: EvaluationRecord }[]>();
  for (const { name, results } of state.rules.values())
    for (const [key, record] of results) judged.set(key, [...(judged.get(key) ?? []), { ruleName: name, record }]);
  const told = new Map<string, ToldResource>();
  for (const verdicts of judged.values()) {
    const resource = complianceResource(state, verdicts);
    if (resource) told.set(resourceKey(complianceType, resource.configuration.id), resource);
  }
  return told;
}

function complianceResource(
  state: RegionState,
  verdicts: readonly { readonly ruleName: string; readonly record: EvaluationRecord }[],
): ToldResource | undefined {
  const { account, region } = state;
  const first = verdicts[0]?.record;
  if (!first) return undefined;
  const { resourceType: targetResourceType, resourceId: targetResourceId } = first;
  const id = `${targetResourceType}/${targetResourceId}`;
  const configRuleList = verdicts.map(({ ruleName, record }) => ({
    configRuleArn: state.rules.get(ruleName)?.arn,
    configRuleId: state.rules.get(ruleName)?.id,
    configRuleName: ruleName,
    complianceType: record.compliance,
  }));
  return {
    configuration: {
      type: complianceType,
      id,
      arn: formatArn({ service: 'config', region, account, resource: `resource-compliance/${id}` }),
      region,
      tags: {},
      relationships: [],
      configuration: {
        targetResourceType,
        targetResourceId,
        complianceType: complianceOf(verdicts.map(({ record }) => record)),
        configRuleList,
      },
    },
    relationships: [{ resourceType: targetResourceType, resourceId: targetResourceId, resourceName: null, name: 'Is associated with ' }],
    names: [],
  };
}
