// A conversation between two turns, as plain data.
import type { Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';

/** A slot's value as Lex writes it. */
export interface SlotValue {
  readonly shape?: 'Scalar' | 'List' | 'Composite';
  readonly value?: { readonly originalValue?: string; readonly interpretedValue: string; readonly resolvedValues?: readonly string[] };
  readonly values?: readonly SlotValue[];
  /** Of a composite slot, by name; null where nothing was said. */
  readonly subSlots?: Readonly<Record<string, SlotValue | null>>;
}

/** By name; null where it is not filled. */
export type Slots = Readonly<Record<string, SlotValue | null>>;

export type IntentState = 'InProgress' | 'ReadyForFulfillment' | 'Fulfilled' | 'Failed';
export type ConfirmationState = 'None' | 'Confirmed' | 'Denied';

export interface IntentInSession {
  readonly name: string;
  readonly slots: Slots;
  readonly state: IntentState;
  readonly confirmationState: ConfirmationState;
}

export type DialogAction =
  | { readonly type: 'ElicitSlot'; readonly slotToElicit: string; readonly subSlotToElicit?: { readonly name: string } }
  | { readonly type: 'ConfirmIntent' | 'ElicitIntent' | 'Close' | 'Delegate' | 'None' };

export interface ActiveContext {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly expiresMs: number;
  readonly turns: number;
}

/** An interpretation of what was said last. */
export interface Interpretation {
  readonly intent: string;
  /** Names of its slots. */
  readonly slots?: readonly string[];
  /** Absent for the FallbackIntent, and for an intent that nobody said. */
  readonly score?: number;
}

export interface Session {
  readonly intent?: IntentInSession;
  readonly dialogAction?: DialogAction;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contexts: readonly ActiveContext[];
  readonly hints?: RuntimeHints;
  /** Where its turns are logged: as the alias had it when the session began. */
  readonly log?: { readonly logGroupArn: string; readonly logPrefix: string };
  /** How often the present question was asked again. */
  readonly retries: number;
  readonly originatingRequestId: string;
  readonly messages: readonly Message[];
  readonly interpretations: readonly Interpretation[];
}
