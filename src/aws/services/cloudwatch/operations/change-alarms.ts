// Alarms deleted, set to a state by hand, their actions switched on and off, and their tags.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
import type {
  DeleteAlarmsInput,
  DisableAlarmActionsInput,
  EnableAlarmActionsInput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  SetAlarmStateInput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Place } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import { type AlarmRecord, alarmArn } from '../alarms/alarm.ts';
import type { Alarms } from '../alarms/alarms.ts';
import { dimensionValueConstraint, nameConstraint } from '../constraints.ts';
import { alarmNotFound, resourceNotFound, validation } from '../errors.ts';
import { limits } from '../limits.ts';

const names: Constraints = { AlarmNames: { maxLength: 100 }, 'AlarmNames[]': nameConstraint };
const byArn: Constraints = { ResourceARN: dimensionValueConstraint };

export const changeAlarmConstraints: Readonly<Record<string, Constraints>> = {
  DeleteAlarms: names,
  EnableAlarmActions: names,
  DisableAlarmActions: names,
  SetAlarmState: {
    AlarmName: nameConstraint,
    StateValue: { oneOf: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] },
    StateReason: { maxLength: 1023 },
    StateReasonData: { maxLength: 4000 },
  },
  TagResource: { ...byArn, 'Tags[].Key': { minLength: 1, maxLength: 128 }, 'Tags[].Value': { maxLength: 256 } },
  UntagResource: { ...byArn, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  ListTagsForResource: byArn,
};

/** AWS: a wrong name, and none is deleted. */
export const deleteAlarms =
  (alarms: Alarms): Operation<DeleteAlarmsInput, void> =>
  ({ AlarmNames = [] }, context) => {
    const found = [...new Set(AlarmNames)].map((name) => alarmOf(alarms, context, name));
    for (const alarm of found) alarms.delete(alarm);
  };

export const setAlarmState =
  (alarms: Alarms): Operation<SetAlarmStateInput, void> =>
  async ({ AlarmName = '', StateValue = 'OK', StateReason: reason = '', StateReasonData: reasonData }, context) => {
    const alarm = alarmOf(alarms, context, AlarmName);
    if (reasonData !== undefined) checkJson(reasonData);
    await alarms.change(alarm, { state: StateValue, reason, ...(reasonData !== undefined && { reasonData }) });
  };

export const enableAlarmActions = (alarms: Alarms): Operation<EnableAlarmActionsInput, void> => switched(alarms, 'yes');

export const disableAlarmActions = (alarms: Alarms): Operation<DisableAlarmActionsInput, void> => switched(alarms, 'no');

/** AWS: names that are not there are passed over. */
function switched(alarms: Alarms, enabled: 'yes' | 'no'): Operation<EnableAlarmActionsInput, void> {
  return ({ AlarmNames = [] }, { account, region }) => {
    for (const name of AlarmNames) {
      const alarm = alarms.find(alarmArn({ account, region, name }));
      if (alarm) alarm.actionsEnabled = enabled;
    }
  };
}

type Empty = Record<string, never>;

export const tagResource =
  (alarms: Alarms): Operation<TagResourceInput, Empty> =>
  ({ ResourceARN: arn, Tags = [] }) => {
    const { tags } = resourceOf(alarms, arn);
    const all = new Map([...tags, ...Tags.map(({ Key = '', Value = '' }) => [Key, Value] as const)]);
    // The sentence is inferred.
    if (all.size > limits.tagsPerAlarm) throw validation(`A resource can have no more than ${limits.tagsPerAlarm} tags.`);
    for (const [key, value] of all) tags.set(key, value);
    return {};
  };

export const untagResource =
  (alarms: Alarms): Operation<UntagResourceInput, Empty> =>
  ({ ResourceARN: arn, TagKeys = [] }) => {
    const { tags } = resourceOf(alarms, arn);
    for (const key of TagKeys) tags.delete(key);
    return {};
  };

export const listTagsForResource =
  (alarms: Alarms): Operation<ListTagsForResourceInput, ListTagsForResourceOutput> =>
  ({ ResourceARN: arn }) => ({ Tags: [...resourceOf(alarms, arn).tags].map(([Key, Value]) => ({ Key, Value })) });

function alarmOf(alarms: Alarms, { account, region }: Place, name: string): AlarmRecord {
  const alarm = alarms.find(alarmArn({ account, region, name }));
  if (!alarm) throw alarmNotFound(name);
  return alarm;
}

function resourceOf(alarms: Alarms, arn = ''): AlarmRecord {
  const alarm = alarms.find(arn);
  if (!alarm) throw resourceNotFound(arn);
  return alarm;
}

function checkJson(text: string): void {
  try {
    JSON.parse(text);
  } catch {
    throw new AwsError('InvalidFormatFault', 'The parameter StateReasonData must be valid JSON.');
  }
}
