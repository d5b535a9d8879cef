// What holds for every managed rule. Identifiers, triggers and parameters: each rule's page in AWS's guide (compared with moto 5.2.1's list of them).
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { managedRules } from './registry.ts';
import { accountOf, defaultsOf, itemOf, judge, judgeAccount } from './testing/judge.ts';

const VERDICTS = ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE'];

test('every rule has an identifier of its own', () => {
  const identifiers = managedRules.map(({ identifier }) => identifier);
  expect(new Set(identifiers).size).toBe(identifiers.length);
  expect(identifiers.filter((identifier) => !/^[A-Z0-9_]+$/.test(identifier))).toEqual([]);
});

test('every file that is a rule is in the registry, and has its test beside it', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'registry.ts',
  );
  expect(files).toHaveLength(managedRules.length);
  expect(files.filter((file) => !readdirSync(import.meta.dirname).includes(file.replace('.ts', '.test.ts')))).toEqual([]);
});

test.each(managedRules.map((rule) => [rule.identifier, rule] as const))(
  '%s gives a verdict on a resource of which nothing is recorded',
  (_, rule) => {
    const parameters = Object.fromEntries(Object.entries(rule.parameters).map(([name, { oneOf }]) => [name, oneOf?.[0] ?? '1']));
    const judged =
      rule.judges === 'the account'
        ? Object.values(judgeAccount(rule, accountOf(), parameters))
        : [null, {}].map((configuration) => judge(rule, itemOf(rule.resourceTypes[0] ?? '', { configuration }), parameters).compliance);
    expect(judged.filter((compliance) => !VERDICTS.includes(compliance))).toEqual([]);
  },
);

test.each(managedRules.map((rule) => [rule.identifier, rule] as const))('the defaults of %s are of the kind that they say', (_, rule) => {
  for (const [name, value] of Object.entries(defaultsOf(rule))) {
    if (rule.parameters[name]?.kind === 'integer') expect(value).toMatch(/^\d+$/);
    if (rule.parameters[name]?.kind === 'boolean') expect(['true', 'false']).toContain(value);
  }
});
