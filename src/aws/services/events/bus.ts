// Buses, rules and targets: plain data, so that a snapshot of them is complete.
import type { DeadLetterConfig, LogConfig, Target } from '@aws-sdk/client-eventbridge';
import { formatArn } from '../../core/arn.ts';

export interface RuleState {
  readonly name: string;
  readonly createdBy: string;
  pattern?: string;
  schedule?: string;
  state: 'ENABLED' | 'DISABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  description?: string;
  roleArn?: string;
  /** When the schedule is due next. */
  nextMs?: number;
  readonly tags: Map<string, string>;
  readonly targets: Map<string, Target>;
}

/** A statement of a bus's policy, as PutPermission makes it or as a policy document holds it. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

export interface BusState {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly createdMs: number;
  modifiedMs: number;
  description?: string;
  deadLetterConfig?: DeadLetterConfig;
  logConfig?: LogConfig;
  statements: readonly PolicyStatement[];
  readonly tags: Map<string, string>;
  readonly rules: Map<string, RuleState>;
}

export const DEFAULT_BUS = 'default';

export function busArn({ account, region, name }: Pick<BusState, 'account' | 'region' | 'name'>): string {
  return formatArn({ service: 'events', region, account, resource: `event-bus/${name}` });
}

/** AWS: rules of the default bus do not name it. */
export function ruleArn({ account, region, name: bus }: Pick<BusState, 'account' | 'region' | 'name'>, rule: string): string {
  return formatArn({ service: 'events', region, account, resource: bus === DEFAULT_BUS ? `rule/${rule}` : `rule/${bus}/${rule}` });
}

/** JSON; undefined when nobody else is let in. */
export function policyOf({ statements }: BusState): string | undefined {
  return statements.length === 0 ? undefined : JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
