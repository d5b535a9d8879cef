// For tests of managed rules: items, accounts, and a rule asked as the service asks it.
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import type { AccountFacts, AccountRule, IamFacts, ItemRule, UserFacts, Verdict } from '../../rules/rule-contract.ts';

export const NOW = Date.parse('2026-11-23T12:00:00.000Z');

const ACCOUNT = '123456789012';

/** `days` before NOW. */
export function ago(days: number): number {
  return NOW - days * 24 * 60 * 60 * 1000;
}

export function itemOf(resourceType: string, parts: Partial<ConfigurationItem> = {}): ConfigurationItem {
  return {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: '2026-11-23T11:00:00.000Z',
    configurationItemStatus: 'OK',
    configurationStateId: 1,
    configurationStateMd5Hash: '',
    awsAccountId: ACCOUNT,
    ARN: `arn:aws:test:eu-west-1:${ACCOUNT}:resource/r-1`,
    resourceType,
    resourceId: 'r-1',
    resourceName: null,
    awsRegion: 'eu-west-1',
    availabilityZone: 'Not Applicable',
    resourceCreationTime: null,
    tags: {},
    relatedEvents: [],
    relationships: [],
    configuration: {},
    supplementaryConfiguration: {},
    ...parts,
  };
}

export function accountOf(iam: Partial<IamFacts> = {}, items: readonly ConfigurationItem[] = []): AccountFacts {
  return {
    accountId: ACCOUNT,
    region: 'eu-west-1',
    items: (type) => items.filter(({ resourceType }) => type === undefined || resourceType === type),
    iam: { rootMfa: 'on', rootAccessKeys: 0, users: [], ...iam },
  };
}

export function userOf(userName: string, parts: Partial<UserFacts> = {}): UserFacts {
  return {
    userName,
    userId: `AIDA${userName.toUpperCase()}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/${userName}`,
    createdMs: ago(400),
    password: 'none',
    mfaDevices: 0,
    accessKeys: [],
    ...parts,
  };
}

/** The verdict on one item, the defaults of parameters filled in. */
export function judge(
  rule: ItemRule,
  item: ConfigurationItem,
  parameters: Readonly<Record<string, string>> = {},
  account: AccountFacts = accountOf(),
): Verdict {
  return rule.evaluate({ item, account, nowMs: NOW, parameters: { ...defaultsOf(rule), ...parameters } });
}

/** The verdicts on an account: the compliance by the id of what was judged. */
export function judgeAccount(
  rule: AccountRule,
  account: AccountFacts,
  parameters: Readonly<Record<string, string>> = {},
): Readonly<Record<string, Verdict['compliance']>> {
  const verdicts = rule.evaluate({ account, nowMs: NOW, parameters: { ...defaultsOf(rule), ...parameters } });
  return Object.fromEntries(verdicts.map(({ resourceType, resourceId, compliance }) => [`${resourceType} ${resourceId}`, compliance]));
}

export function defaultsOf(rule: ItemRule | AccountRule): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(rule.parameters).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
  );
}
