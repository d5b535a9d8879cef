// AWS: https://docs.aws.amazon.com/config/latest/developerguide/encrypted-volumes.html
import { expect, test } from 'vitest';
import { encryptedVolumes } from './encrypted-volumes.ts';
import { itemOf, judge } from './testing/judge.ts';

const attachments = [{ instanceId: 'i-1', state: 'attached' }];
const key = 'arn:aws:kms:eu-west-1:123456789012:key/1111';

test.each<[string, Record<string, unknown>, Record<string, string>, string]>([
  ['attached and encrypted', { attachments, encrypted: true }, {}, 'COMPLIANT'],
  ['attached and not encrypted', { attachments, encrypted: false }, {}, 'NON_COMPLIANT'],
  ['not attached', { attachments: [], encrypted: false }, {}, 'NOT_APPLICABLE'],
  ['with the key by its ARN', { attachments, encrypted: true, kmsKeyId: key }, { kmsId: key }, 'COMPLIANT'],
  ['with the key by its id', { attachments, encrypted: true, kmsKeyId: key }, { kmsId: '1111' }, 'COMPLIANT'],
  ['with another key', { attachments, encrypted: true, kmsKeyId: key }, { kmsId: '111' }, 'NON_COMPLIANT'],
])('a volume %s', (_, configuration, parameters, compliance) => {
  expect(judge(encryptedVolumes, itemOf('AWS::EC2::Volume', { configuration }), parameters).compliance).toBe(compliance);
});
