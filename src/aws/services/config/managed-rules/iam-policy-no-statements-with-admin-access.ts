// IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: no policy of one's own allows every action on every resource.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-admin-access.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { judgedStatements } from './reading/managed-policy.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const iamPolicyNoStatementsWithAdminAccess: ItemRule = {
  identifier: 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::Policy'],
  parameters: { excludePermissionBoundaryPolicy: { kind: 'boolean', default: 'false' } },
  evaluate({ item, parameters }) {
    const statements = judgedStatements(item, parameters.excludePermissionBoundaryPolicy);
    if (!statements) return notApplicable;
    const admin = statements.some(
      ({ effect, actions, resources }) => effect === 'Allow' && actions.includes('*') && resources.includes('*'),
    );
    return admin ? nonCompliant('A statement allows "*" on "*".') : compliant;
  },
};
