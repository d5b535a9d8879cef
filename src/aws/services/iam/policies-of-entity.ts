// The policies of a user, group or role with their names, for the simulator and for the keys that they ask for.
import { parseArn } from '../../core/arn.ts';
import type { Account } from './account.ts';
import type { Directory } from './directory.ts';
import type { PolicyHolder, Role, User } from './entities.ts';
import { invalidInput, noSuchEntity } from './errors.ts';

/** In the words of the simulator's answers. */
export interface NamedPolicy {
  readonly source: string;
  readonly type: 'IAM Policy';
  readonly text: string;
}

export interface SourceEntity {
  readonly kind: 'user' | 'group' | 'role';
  readonly holder: PolicyHolder;
  /** Those of a user's groups too. */
  readonly policies: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
}

/** The entity of a PolicySourceArn. Throws AwsError InvalidInput or NoSuchEntity. */
export function sourceEntity(iam: Directory, account: Account, arn: string): SourceEntity {
  const { service, account: owner, resource = '' } = parseArn(arn) ?? {};
  const [kind, name = ''] = [resource.split('/')[0], resource.split('/').at(-1)];
  // The sentence is inferred.
  if (service !== 'iam' || owner !== account.account || (kind !== 'user' && kind !== 'group' && kind !== 'role'))
    throw invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`);
  const holder: User | Role | PolicyHolder =
    kind === 'user' ? account.user(name) : kind === 'group' ? account.group(name) : account.role(name);
  if (holder.arn !== arn) throw noSuchEntity(`The ${kind} with ARN ${arn} cannot be found.`);
  const groups = kind === 'user' ? account.groupsOf(holder as User).map((group) => ['group', group] as const) : [];
  const policies = [[kind, holder] as const, ...groups].flatMap(([of, one]) => policiesOf(iam, account, of, one));
  const boundary = 'boundary' in holder && holder.boundary !== undefined ? managed(iam, account, holder.boundary) : undefined;
  return { kind, holder, policies, ...(boundary && { boundary }) };
}

function policiesOf(iam: Directory, account: Account, kind: string, holder: PolicyHolder): NamedPolicy[] {
  const inline = [...holder.inline].map(([name, text]) => ({
    source: `${kind}_${holder.name}_${name}`,
    type: 'IAM Policy' as const,
    text,
  }));
  return [...inline, ...[...holder.attached].flatMap((arn) => managed(iam, account, arn) ?? [])];
}

function managed(iam: Directory, account: Account, arn: string): NamedPolicy | undefined {
  const policy = iam.managedPolicy(account, arn);
  const version = policy?.versions.find(({ id }) => id === policy.defaultVersionId);
  return policy && version && { source: policy.name, type: 'IAM Policy', text: version.document };
}
