// EC2_STOPPED_INSTANCE: no instance has been stopped for more than so many days.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-stopped-instance.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { daysOf, daysSince } from './reading/age.ts';
import { textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2StoppedInstance: ItemRule = {
  identifier: 'EC2_STOPPED_INSTANCE',
  trigger: 'periodic',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: { AllowedDays: { kind: 'integer', default: '30', min: 1 } },
  evaluate({ item: { configuration }, parameters, nowMs }) {
    if (textAt(configuration, 'state.name') !== 'stopped') return compliant;
    const stopped = stopMoment(textAt(configuration, 'stateTransitionReason') ?? '');
    // AWS: NON_COMPLIANT also "if the amount of time cannot be determined".
    if (stopped === undefined) return nonCompliant('The instance is stopped; since when is not known.');
    const days = Math.floor(daysSince(stopped, nowMs));
    return daysSince(stopped, nowMs) > daysOf(parameters.AllowedDays)
      ? nonCompliant(`The instance has been stopped for ${days} days.`)
      : compliant;
  },
};

/** EC2 writes it into the reason: `User initiated (2026-11-01 09:30:00 GMT)`. */
function stopMoment(reason: string): number | undefined {
  const [, day, time] = /\((\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:GMT|UTC)\)/.exec(reason) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${time}Z`);
}
