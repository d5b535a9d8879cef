// What AWS Config will do later, as plain data: it survives a snapshot.
import type { Place } from '../../../core/ports.ts';

export type PlannedWork = PlannedBase &
  (
    | { readonly kind: 'deliver history' }
    | { readonly kind: 'deliver snapshot' /** Absent: by the channel's schedule. */; readonly snapshotId?: string }
    | { readonly kind: 'capture daily types' }
    /** One item that a rule is about, or was about until now. */
    | {
        readonly kind: 'evaluate change';
        readonly rule: string;
        readonly type: string;
        readonly id: string;
        readonly stateId: number;
        readonly leftScope: boolean;
      }
    | { readonly kind: 'evaluate rule'; readonly rule: string }
    | { readonly kind: 'evaluate periodically'; readonly rule: string }
    | { readonly kind: 'delete rule'; readonly rule: string }
    | { readonly kind: 'evaluate proactively'; readonly evaluation: string }
    | { readonly kind: 'deploy pack' | 'delete pack'; readonly pack: string }
    | { readonly kind: 'remediate' | 'remediate again'; readonly rule: string; readonly type: string; readonly id: string }
    /** A notification for the channel's topic. */
    | { readonly kind: 'notify'; readonly message: string; readonly subject: string }
  );

interface PlannedBase extends Place {
  /** Milliseconds since the epoch. */
  readonly dueMs: number;
}

export type WorkKind = PlannedWork['kind'];
export type WorkOf<Kind extends WorkKind> = PlannedWork & { readonly kind: Kind };
