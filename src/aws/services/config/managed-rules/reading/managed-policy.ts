// The customer's own managed policies, as the rules on their statements see them.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-admin-access.html
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import { isTrueAt, listAt, numberAt, textAt, valueAt } from './configuration.ts';
import { type RecordedStatement, statementsOf } from './policy-statements.ts';

/** The statements of the default version; undefined for a policy that is not judged. Older versions allow nothing. */
export function judgedStatements(
  { ARN, configuration }: ConfigurationItem,
  excludeBoundaries: string | undefined,
): readonly RecordedStatement[] | undefined {
  // AWS: only customer managed policies.
  if (ARN.includes(':iam::aws:policy/')) return undefined;
  const boundaries = numberAt(configuration, 'permissionsBoundaryUsageCount') ?? 0;
  if (excludeBoundaries === 'true' && boundaries > 0) return undefined;
  const versions = listAt(configuration, 'policyVersionList');
  const id = textAt(configuration, 'defaultVersionId');
  const current =
    versions.find((version) => isTrueAt(version, 'isDefaultVersion')) ?? versions.find((version) => textAt(version, 'versionId') === id);
  return statementsOf(valueAt(current, 'document'));
}
