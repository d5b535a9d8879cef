// IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: no policy of one's own allows every action on every resource.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-admin-access.html
import type { ConfigurationItem } from '../items/configuration-item.ts';
import type { ItemRule } from '../rules/rule-contract.ts';
import { isTrueAt, listAt, numberAt, textAt, valueAt } from './reading/configuration.ts';
import { statementsOf } from './reading/policy-statements.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const iamPolicyNoStatementsWithAdminAccess: ItemRule = {
  identifier: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::Policy'],
  parameters: { excludePermissionBoundaryPolicy: { kind: 'boolean', default: 'false' } },
  evaluate({ item, parameters }) {
    // AWS: only the customer's own managed policies.
    if (item.ARN.includes(':iam::aws:policy/')) return notApplicable;
    const boundaries = numberAt(item.configuration, 'permissionsBoundaryUsageCount') ?? 0;
    if (parameters.excludePermissionBoundaryPolicy === 'true' && boundaries > 0) return notApplicable;
    const admin = statementsOf(defaultDocument(item)).find(
      ({ effect, actions, resources }) => effect === 'Allow' && actions.includes('*') && resources.includes('*'),
    );
    return admin ? nonCompliant('A statement allows "*" on "*".') : compliant;
  },
};

/** Older versions of a policy allow nothing. */
function defaultDocument({ configuration }: ConfigurationItem): unknown {
  const versions = listAt(configuration, 'policyVersionList');
  const id = textAt(configuration, 'defaultVersionId');
  const current =
    versions.find((version) => isTrueAt(version, 'isDefaultVersion')) ?? versions.find((version) => textAt(version, 'versionId') === id);
  return valueAt(current, 'document');
}
