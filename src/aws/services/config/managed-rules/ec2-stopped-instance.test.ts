// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-stopped-instance.html
import { expect, test } from 'vitest';
import { ec2StoppedInstance } from './ec2-stopped-instance.ts';
import { itemOf, judge } from './testing/judge.ts';

const stopped = (stateTransitionReason: string) =>
  itemOf('AWS::EC2::Instance', { configuration: { state: { code: 80, name: 'stopped' }, stateTransitionReason } });

test('the moment of the stop is in the reason; now it is the 23rd of November at noon', () => {
  expect(judge(ec2StoppedInstance, stopped('User initiated (2026-10-24 12:00:01 GMT)')).compliance).toBe('COMPLIANT');
  expect(judge(ec2StoppedInstance, stopped('User initiated (2026-10-24 11:59:59 GMT)'))).toEqual({
    compliance: 'NON_COMPLIANT',
    annotation: 'The instance has been stopped for 30 days.',
  });
  expect(judge(ec2StoppedInstance, stopped('User initiated (2026-11-20 12:00:00 UTC)'), { AllowedDays: '2' }).compliance).toBe(
    'NON_COMPLIANT',
  );
});

test('a stop of which nobody knows the moment is not compliant', () => {
  expect(judge(ec2StoppedInstance, stopped('')).compliance).toBe('NON_COMPLIANT');
});

test('an instance that runs is compliant', () => {
  const item = itemOf('AWS::EC2::Instance', { configuration: { state: { name: 'running' }, stateTransitionReason: '' } });
  expect(judge(ec2StoppedInstance, item).compliance).toBe('COMPLIANT');
});
