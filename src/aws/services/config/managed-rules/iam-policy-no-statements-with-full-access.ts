// IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS: no policy of one's own allows every action of a service.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-no-statements-with-full-access.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { judgedStatements } from './reading/managed-policy.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

export const iamPolicyNoStatementsWithFullAccess: ItemRule = {
  identifier: 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::IAM::Policy'],
  parameters: { excludePermissionBoundaryPolicy: { kind: 'boolean', default: 'false' } },
  evaluate({ item, parameters }) {
    const statements = judgedStatements(item, parameters.excludePermissionBoundaryPolicy);
    if (!statements) return notApplicable;
    const full = statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ actions }) => actions.filter((action) => action === '*' || action.endsWith(':*')));
    return full.length > 0 ? nonCompliant(`A statement allows ${full.join(', ')}.`) : compliant;
  },
};
