// IAM_PASSWORD_POLICY: the account demands passwords at least as good as the parameters say.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/iam-password-policy.html
import type { AccountRule, PasswordPolicyFacts, RuleParameter } from '../rules/rule-contract.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

type Parameters = Readonly<Record<string, string>>;

/** AWS: whatever is not `true` in small letters is taken as false. So it is a text and no value is refused. */
const demanded: RuleParameter = { kind: 'string', default: 'true' };

export const iamPasswordPolicy: AccountRule = {
  identifier: 'IAM_PASSWORD_POLICY',
  trigger: 'periodic',
  judges: 'the account',
  resourceTypes: [],
  parameters: {
    RequireUppercaseCharacters: demanded,
    RequireLowercaseCharacters: demanded,
    RequireSymbols: demanded,
    RequireNumbers: demanded,
    MinimumPasswordLength: { kind: 'integer', default: '14' },
    PasswordReusePrevention: { kind: 'integer', default: '24' },
    MaxPasswordAge: { kind: 'integer', default: '90' },
  },
  evaluate({ account: { accountId, iam }, parameters }) {
    const judged = { resourceType: 'AWS::::Account', resourceId: accountId };
    // AWS: NON_COMPLIANT with the default policy, whatever the parameters are.
    if (!iam.passwordPolicy) return [{ ...judged, ...nonCompliant('The account has no password policy of its own.') }];
    const faults = faultsOf(iam.passwordPolicy, parameters);
    return [{ ...judged, ...(faults.length > 0 ? nonCompliant(`The password policy falls short: ${faults.join(', ')}.`) : compliant) }];
  },
};

function faultsOf(policy: PasswordPolicyFacts, parameters: Parameters): readonly string[] {
  const wanted = (name: string) => parameters[name] === 'true';
  const number = (name: string) => Number(parameters[name]);
  const short: readonly (readonly [what: string, fault: boolean])[] = [
    ['uppercase characters', wanted('RequireUppercaseCharacters') && !policy.requireUppercaseCharacters],
    ['lowercase characters', wanted('RequireLowercaseCharacters') && !policy.requireLowercaseCharacters],
    ['symbols', wanted('RequireSymbols') && !policy.requireSymbols],
    ['numbers', wanted('RequireNumbers') && !policy.requireNumbers],
    ['length', policy.minimumPasswordLength < number('MinimumPasswordLength')],
    ['reuse', (policy.passwordReusePrevention ?? 0) < number('PasswordReusePrevention')],
    ['age', (policy.maxPasswordAge ?? Number.POSITIVE_INFINITY) > number('MaxPasswordAge')],
  ];
  return short.filter(([, fault]) => fault).map(([what]) => what);
}
