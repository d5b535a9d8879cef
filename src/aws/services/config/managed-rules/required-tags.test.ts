// AWS: https://docs.aws.amazon.com/config/latest/developerguide/required-tags.html
import { expect, test } from 'vitest';
import { requiredTags } from './required-tags.ts';
import { itemOf, judge } from './testing/judge.ts';

type Texts = Record<string, string>;

test.each<[string, Texts, Texts, string]>([
  ['no tag', {}, {}, 'NON_COMPLIANT'],
  ['the default tag', { CostCenter: '4711' }, {}, 'COMPLIANT'],
  ['the default tag without a value', { CostCenter: '' }, {}, 'COMPLIANT'],
  ['small letters for capitals in the key', { costcenter: '4711' }, {}, 'NON_COMPLIANT'],
  ['a value of the list', { Stage: 'prod' }, { tag1Key: 'Stage', tag1Value: 'test,prod' }, 'COMPLIANT'],
  ['a value of a list with blanks', { Stage: 'prod' }, { tag1Key: 'Stage', tag1Value: 'test, prod' }, 'COMPLIANT'],
  ['another value', { Stage: 'dev' }, { tag1Key: 'Stage', tag1Value: 'test,prod' }, 'NON_COMPLIANT'],
  ['capitals for small letters in the value', { Stage: 'Prod' }, { tag1Key: 'Stage', tag1Value: 'test,prod' }, 'NON_COMPLIANT'],
  ['the second tag missing', { CostCenter: '1' }, { tag2Key: 'Owner' }, 'NON_COMPLIANT'],
  ['both tags', { CostCenter: '1', Owner: 'ann' }, { tag2Key: 'Owner' }, 'COMPLIANT'],
  ['only the sixth asked for besides', { CostCenter: '1' }, { tag6Key: 'Owner' }, 'NON_COMPLIANT'],
  ['a value without its key', { CostCenter: '1' }, { tag2Value: 'x' }, 'COMPLIANT'],
  ['a name that every object has', { CostCenter: '1' }, { tag2Key: 'constructor' }, 'NON_COMPLIANT'],
])('%s', (_, tags, parameters, compliance) => {
  expect(judge(requiredTags, itemOf('AWS::EC2::Instance', { tags }), parameters).compliance).toBe(compliance);
});

test('the annotation names each fault', () => {
  const item = itemOf('AWS::S3::Bucket', { tags: { Stage: 'dev' } });
  expect(judge(requiredTags, item, { tag2Key: 'Stage', tag2Value: 'test,prod' }).annotation).toBe(
    'Tags: CostCenter is missing; Stage is "dev", not one of test, prod.',
  );
});

test('an annotation keeps to the 256 characters of the API', () => {
  const item = itemOf('AWS::S3::Bucket');
  const keys = Object.fromEntries([1, 2, 3].map((number) => [`tag${number}Key`, `${number}`.repeat(120)]));
  expect(judge(requiredTags, item, keys).annotation).toHaveLength(256);
});
