// AWS Identity and Access Management. What it imitates and lacks: description.ts.
import type { CallContext } from '../../core/call.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizationsOf } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { description } from './description.ts';
import { Directory, type DirectoryState } from './directory.ts';
import { identities } from './identities.ts';
import { inspectedAccount } from './inspected-account.ts';
import { constraintsOf } from './member-constraints.ts';
import { checkNames } from './name-rules.ts';
import { accessKeys } from './operations/access-keys.ts';
import { accountAuthorizationDetails } from './operations/account-authorization-details.ts';
import { accountSettings } from './operations/account-settings.ts';
import { attachedPolicies } from './operations/attached-policies.ts';
import { contextKeys } from './operations/context-keys.ts';
import { credentialReport } from './operations/credential-report.ts';
import { groups } from './operations/groups.ts';
import { inlinePolicies } from './operations/inline-policies.ts';
import { instanceProfiles } from './operations/instance-profiles.ts';
import { loginProfiles } from './operations/login-profiles.ts';
import { managedPolicies } from './operations/managed-policies.ts';
import { mfaDevices } from './operations/mfa-devices.ts';
import { openIdProviders } from './operations/open-id-providers.ts';
import { permissionsBoundaries } from './operations/permissions-boundaries.ts';
import { policyVersions } from './operations/policy-versions.ts';
import { roles } from './operations/roles.ts';
import { serviceLinkedRoles } from './operations/service-linked-roles.ts';
import { policySimulator } from './operations/simulate-policy.ts';
import { tags } from './operations/tags.ts';
import { users } from './operations/users.ts';
import { schemas } from './schemas.ts';

type AnyOperation = Operation<never, unknown>;

export function createService(environment: ServiceEnvironment): Service {
  const iam = new Directory(environment);
  const operations: Readonly<Record<string, AnyOperation>> = namesChecked({
    ...users(iam),
    ...accessKeys(iam),
    ...roles(iam),
    ...serviceLinkedRoles(iam),
    ...instanceProfiles(iam),
    ...groups(iam),
    ...inlinePolicies(iam),
    ...managedPolicies(iam),
    ...policyVersions(iam),
    ...attachedPolicies(iam),
    ...permissionsBoundaries(iam),
    ...tags(iam),
    ...loginProfiles(iam),
    ...mfaDevices(iam),
    ...openIdProviders(iam),
    ...accountSettings(iam),
    ...accountAuthorizationDetails(iam),
    ...credentialReport(iam),
    ...policySimulator(iam),
    ...contextKeys(iam),
  } satisfies Readonly<Partial<Record<keyof typeof schemas, AnyOperation>>>);
  const names = Object.keys(operations);
  return {
    description,
    operations,
    schemas,
    constraints: constraintsOf(names),
    authorizations: authorizationsOf(iam, names),
    identities: identities(iam),
    configurationSource: configurationSource(iam),
    snapshot: () => iam.snapshot(),
    restore: (state) => iam.restore(state as DirectoryState),
    inspect: (account) => inspectedAccount(iam.account({ account })),
  };
}

/** The operations, each behind the check of the letters in names and paths. */
function namesChecked(operations: Readonly<Record<string, AnyOperation>>): Readonly<Record<string, AnyOperation>> {
  const checked = Object.entries(operations).map(([name, operation]) => [
    name,
    (input: never, context: CallContext) => {
      checkNames(input);
      return operation(input, context);
    },
  ]);
  return Object.fromEntries(checked);
}
