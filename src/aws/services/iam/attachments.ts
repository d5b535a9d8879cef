// Who uses a managed policy: those it is attached to, and those it bounds.
import type { Account } from './account.ts';
import type { Group, PolicyHolder, Role, User } from './entities.ts';

/** A user, group or role, with the word for which it is. */
export type Attached =
  | { readonly kind: 'user'; readonly holder: User }
  | { readonly kind: 'group'; readonly holder: Group }
  | { readonly kind: 'role'; readonly holder: Role };

export interface Attachments {
  readonly attached: readonly Attached[];
  readonly boundaries: readonly Attached[];
}

export function attachmentsOf(account: Account, policyArn: string): Attachments {
  const all: Attached[] = [
    ...[...account.users.values()].map((holder) => ({ kind: 'user' as const, holder })),
    ...[...account.groups.values()].map((holder) => ({ kind: 'group' as const, holder })),
    ...[...account.roles.values()].map((holder) => ({ kind: 'role' as const, holder })),
  ];
  return {
    attached: all.filter(({ holder }) => holder.attached.has(policyArn)),
    boundaries: all.filter(({ holder }) => boundaryOf(holder) === policyArn),
  };
}

function boundaryOf(holder: PolicyHolder & { readonly boundary?: string }): string | undefined {
  return holder.boundary;
}
