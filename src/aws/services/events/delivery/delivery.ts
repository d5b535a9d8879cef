// An event on its way to a target. Plain data: it survives a snapshot.
import type { Target } from '@aws-sdk/client-eventbridge';
import type { EventSource } from '../../../core/ports.ts';
import type { BusEvent } from '../event.ts';

export interface Delivery {
  readonly dueMs: number;
  readonly firstMs: number;
  /** How often it was tried again. */
  readonly retries: number;
  readonly target: Target;
  readonly input: string;
  readonly event: BusEvent;
  readonly ruleArn: string;
  readonly source: EventSource;
  /** ARNs of the buses behind it. */
  readonly passed: readonly string[];
}
