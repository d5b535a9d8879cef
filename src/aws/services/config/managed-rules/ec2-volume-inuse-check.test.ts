// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-volume-inuse-check.html
import { expect, test } from 'vitest';
import { ec2VolumeInuseCheck } from './ec2-volume-inuse-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ attachments: [] }, {}, 'NON_COMPLIANT'],
  [{ attachments: [{ deleteOnTermination: false }] }, {}, 'COMPLIANT'],
  [{ attachments: [{ deleteOnTermination: true }] }, { deleteOnTermination: 'True' }, 'COMPLIANT'],
  [{ attachments: [{ deleteOnTermination: false }] }, { deleteOnTermination: 'True' }, 'NON_COMPLIANT'],
  [{ attachments: [{ deleteOnTermination: false }] }, { deleteOnTermination: 'false' }, 'COMPLIANT'],
  [{ attachments: [{ deleteOnTermination: true }] }, { deleteOnTermination: 'yes' }, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(ec2VolumeInuseCheck, itemOf('AWS::EC2::Volume', { configuration }), parameters).compliance).toBe(compliance);
});
