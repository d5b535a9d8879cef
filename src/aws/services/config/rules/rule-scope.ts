// Which resources a rule is about.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_Scope.html
import type { Scope } from '@aws-sdk/client-config-service';
import { invalidParameterValue } from '../errors.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';

export type RuleScope =
  | { readonly kind: 'types'; readonly types: readonly string[]; readonly resourceId: string | undefined }
  | { readonly kind: 'tag'; readonly key: string; readonly value: string | undefined };

/** Undefined where the scope names nothing: then all recorded resources are meant. Throws AwsError InvalidParameterValueException. */
export function readScope(scope: Scope | undefined): RuleScope | undefined {
  if (!scope) return undefined;
  const { ComplianceResourceTypes: types = [], ComplianceResourceId: resourceId, TagKey: key, TagValue: value } = scope;
  if (value !== undefined && key === undefined)
    throw invalidParameterValue('Tag key should not be empty when tag value is provided in scope');
  if (key !== undefined && (types.length > 0 || resourceId !== undefined))
    throw invalidParameterValue('Scope cannot be applied to both resource and tag');
  if (resourceId !== undefined && types.length !== 1)
    throw invalidParameterValue('A single resourceType should be provided when resourceId is provided in scope');
  if (key !== undefined) return { kind: 'tag', key, value };
  return types.length === 0 ? undefined : { kind: 'types', types, resourceId };
}

/** @param ruleTypes the types that the rule itself judges; empty: all */
export function isInScope(item: ConfigurationItem, scope: RuleScope | undefined, ruleTypes: readonly string[] = []): boolean {
  const { resourceType, resourceId, tags } = item;
  // A verdict is no resource to be judged, unless somebody wants that very thing: it would go round in circles.
  if (resourceType === 'AWS::Config::ResourceCompliance' && !(scope?.kind === 'types' && scope.types.includes(resourceType))) return false;
  if (ruleTypes.length > 0 && !ruleTypes.includes(resourceType)) return false;
  if (!scope) return true;
  if (scope.kind === 'tag') return Object.hasOwn(tags, scope.key) && (scope.value === undefined || tags[scope.key] === scope.value);
  return scope.types.includes(resourceType) && (scope.resourceId === undefined || scope.resourceId === resourceId);
}
