// Ready to use: what a day of a small cloud consists of. The shape of `data`.
import type { ResourceType } from '@aws-sdk/client-config-service';

/** Addresses that a security group lets in at one port. */
export interface Opening {
  readonly port: number;
  readonly cidr: string;
}

export interface Day {
  /** What the security people want recorded, and nothing else: each item costs. */
  readonly resourceTypes: readonly ResourceType[];
  /** Made in the morning. Some are opened further at noon, some are deleted in the evening. */
  readonly groups: readonly {
    readonly name: string;
    readonly morning: Opening;
    readonly noon?: Opening;
    readonly evening: 'stays' | 'deleted';
  }[];
}
