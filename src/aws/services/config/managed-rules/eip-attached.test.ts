// AWS: https://docs.aws.amazon.com/config/latest/developerguide/eip-attached.html
import { expect, test } from 'vitest';
import { eipAttached } from './eip-attached.ts';
import { accountOf, itemOf, judge } from './testing/judge.ts';

const address = (configuration: Record<string, unknown>) => itemOf('AWS::EC2::EIP', { configuration });
const network = (status: string) =>
  accountOf({}, [itemOf('AWS::EC2::NetworkInterface', { resourceId: 'eni-1', configuration: { status } })]);

test('an address is attached to an instance, to an interface in use, or to nothing', () => {
  const onInterface = address({ instanceId: null, networkInterfaceId: 'eni-1' });
  expect(judge(eipAttached, address({ instanceId: 'i-1' })).compliance).toBe('COMPLIANT');
  expect(judge(eipAttached, onInterface, {}, network('in-use')).compliance).toBe('COMPLIANT');
  expect(judge(eipAttached, onInterface, {}, network('available')).compliance).toBe('NON_COMPLIANT');
  expect(judge(eipAttached, address({ publicIp: '203.0.113.7' })).compliance).toBe('NON_COMPLIANT');
});

test('an interface that is not recorded counts as in use (inferred)', () => {
  expect(judge(eipAttached, address({ networkInterfaceId: 'eni-2' }), {}, network('available')).compliance).toBe('COMPLIANT');
});
