// AWS: https://docs.aws.amazon.com/config/latest/developerguide/desired-instance-tenancy.html
import { expect, test } from 'vitest';
import { desiredInstanceTenancy } from './desired-instance-tenancy.ts';
import { itemOf, judge } from './testing/judge.ts';

const onHost = { imageId: 'ami-1', placement: { tenancy: 'host', hostId: 'h-1' } };
const shared = { imageId: 'ami-2', placement: { tenancy: 'default', hostId: null } };

test.each<[string, object, Record<string, string>, string]>([
  ['the tenancy wanted', shared, { tenancy: 'DEFAULT' }, 'COMPLIANT'],
  ['another tenancy', shared, { tenancy: 'DEDICATED' }, 'NON_COMPLIANT'],
  ['small letters', onHost, { tenancy: 'host' }, 'COMPLIANT'],
  ['an AMI of the list', onHost, { tenancy: 'DEFAULT', imageId: 'ami-9, ami-1' }, 'NON_COMPLIANT'],
  ['an AMI that is not in the list', shared, { tenancy: 'HOST', imageId: 'ami-1' }, 'NOT_APPLICABLE'],
  ['a host of the list', onHost, { tenancy: 'HOST', hostId: 'h-1,h-2' }, 'COMPLIANT'],
  ['another host', onHost, { tenancy: 'HOST', hostId: 'h-2' }, 'NON_COMPLIANT'],
])('%s', (_, configuration, parameters, compliance) => {
  const item = itemOf('AWS::EC2::Instance', { configuration: { ...configuration } });
  expect(judge(desiredInstanceTenancy, item, parameters).compliance).toBe(compliance);
});
