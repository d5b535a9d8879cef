// A topic. Plain data but for its maps.
import { formatArn } from '../../core/arn.ts';

export interface TopicDefinition {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly kind: 'standard' | 'fifo';
  readonly createdMs: number;
}

/** A message that a FIFO topic has taken lately: another one with its deduplication id is not delivered. */
export interface Accepted {
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly atMs: number;
}

export interface TopicState {
  readonly definition: TopicDefinition;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly deletedSubscriptions: number;
  readonly nextSequence: number;
  readonly accepted: readonly (readonly [string, Accepted])[];
}

export class Topic {
  readonly definition: TopicDefinition;
  readonly arn: string;
  readonly accepted: Map<string, Accepted>;
  attributes: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  deletedSubscriptions: number;
  nextSequence: number;

  constructor(state: TopicState) {
    const { account, region, name } = state.definition;
    this.definition = state.definition;
    this.arn = formatArn({ service: 'sns', region, account, resource: name });
    this.attributes = state.attributes;
    this.tags = state.tags;
    this.deletedSubscriptions = state.deletedSubscriptions;
    this.nextSequence = state.nextSequence;
    this.accepted = new Map(state.accepted);
  }

  get isFifo(): boolean {
    return this.definition.kind === 'fifo';
  }

  snapshot(): TopicState {
    const { definition, attributes, tags, deletedSubscriptions, nextSequence } = this;
    return { definition, attributes, tags, deletedSubscriptions, nextSequence, accepted: [...this.accepted] };
  }
}
