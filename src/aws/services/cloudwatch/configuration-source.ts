// What CloudWatch tells AWS Config of alarms: how they are set, not what state they are in.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema, `okactions` among them.
import { camelCased } from '../../core/camel-cased.ts';
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import { type AlarmRecord, alarmArn } from './alarms/alarm.ts';
import type { Alarms } from './alarms/alarms.ts';
import { describedAlarm } from './operations/describe-alarms.ts';

export const configurationSource = (alarms: Alarms): ConfigurationSource => ({
  types: ['AWS::CloudWatch::Alarm'],
  *configurations(account, region) {
    for (const alarm of alarms.list({ account, region })) yield alarmConfiguration(alarm);
  },
});

function alarmConfiguration(alarm: AlarmRecord): ResourceConfiguration {
  const { name, region } = alarm.definition;
  const arn = alarmArn(alarm.definition);
  const {
    StateValue: _state,
    StateReason: _reason,
    StateReasonData: _data,
    StateUpdatedTimestamp: _updated,
    StateTransitionedTimestamp: _transitioned,
    OKActions,
    ...settings
  } = describedAlarm(alarm);
  return {
    type: 'AWS::CloudWatch::Alarm',
    id: arn,
    name,
    arn,
    region,
    availabilityZone: 'Not Applicable',
    tags: Object.fromEntries(alarm.tags),
    relationships: [],
    configuration: { ...camelCased(settings), okactions: OKActions ?? [] },
  };
}
