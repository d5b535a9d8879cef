// What makes a rule judge.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config-rules.html
import { periodMs } from '../limits.ts';
import { managedRule } from './managed-rule.ts';
import type { RuleState } from './rule.ts';

export interface Triggers {
  readonly onChange: 'yes' | 'no';
  /** Is it called for items that are too large for a message? Functions only. */
  readonly onOversized: 'yes' | 'no';
  readonly onSnapshot: 'yes' | 'no';
  /** Milliseconds; absent: it is not periodic. */
  readonly periodMs: number | undefined;
}

export function triggersOf({ source, frequency }: RuleState): Triggers {
  if (source.owner === 'AWS') {
    const trigger = managedRule(source.identifier)?.trigger;
    const periodic = trigger === 'periodic' || trigger === 'both';
    return {
      onChange: trigger === 'change' || trigger === 'both' ? 'yes' : 'no',
      onOversized: 'no',
      onSnapshot: 'no',
      periodMs: periodic ? periodMs[frequency ?? 'TwentyFour_Hours'] : undefined,
    };
  }
  const listens = (type: string) => (source.details.some(({ MessageType }) => MessageType === type) ? 'yes' : 'no');
  const scheduled = source.details.find(({ MessageType }) => MessageType === 'ScheduledNotification');
  return {
    onChange: listens('ConfigurationItemChangeNotification'),
    onOversized: listens('OversizedConfigurationItemChangeNotification'),
    onSnapshot: listens('ConfigurationSnapshotDeliveryCompleted'),
    periodMs: periodMs[scheduled?.MaximumExecutionFrequency ?? ''],
  };
}

/** The types that the rule itself judges; empty: all. */
export function typesOf({ source }: RuleState): readonly string[] {
  return source.owner === 'AWS' ? (managedRule(source.identifier)?.resourceTypes ?? []) : [];
}
