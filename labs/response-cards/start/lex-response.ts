// The contract between Lex V2 and a code hook: the event, the answer, and the response builder of the lab before.
import type { ImageResponseCard } from '@aws-sdk/client-lex-runtime-v2';

/** What the bot says: words, or a card. An answer may hold ten messages. */
export type LexMessage =
  | { readonly contentType: 'PlainText'; readonly content: string }
  | { readonly contentType: 'ImageResponseCard'; readonly imageResponseCard: ImageResponseCard };

interface Intent {
  readonly name: string;
  readonly slots: Readonly<Record<string, { readonly value?: { readonly interpretedValue: string } } | null>>;
  readonly state: 'InProgress' | 'ReadyForFulfillment' | 'Fulfilled' | 'Failed';
  readonly confirmationState: 'None' | 'Confirmed' | 'Denied';
}

type Attributes = Readonly<Record<string, string>>;

export interface LexEvent {
  readonly invocationSource: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly inputTranscript: string;
  readonly sessionState: { readonly intent: Intent; readonly sessionAttributes?: Attributes };
}

export interface LexResponse {
  readonly sessionState: {
    readonly dialogAction: { readonly type: 'Delegate' | 'ElicitSlot' | 'ConfirmIntent' | 'Close'; readonly slotToElicit?: string };
    readonly intent: Intent;
    readonly sessionAttributes?: Attributes;
  };
  readonly messages?: readonly LexMessage[];
}

export const text = (content: string): LexMessage => ({ contentType: 'PlainText', content });

/** What Lex has understood so far. Undefined for what was not said. */
export function slotValues({ sessionState }: LexEvent): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(sessionState.intent.slots).map(([slot, filled]) => [slot, filled?.value?.interpretedValue]));
}

export function delegate({ sessionState }: LexEvent): LexResponse {
  return { sessionState: { ...sessionState, dialogAction: { type: 'Delegate' } } };
}

export function elicitSlot({ sessionState }: LexEvent, slotToElicit: string, messages: readonly LexMessage[]): LexResponse {
  const intent = { ...sessionState.intent, slots: { ...sessionState.intent.slots, [slotToElicit]: null } };
  return { sessionState: { ...sessionState, intent, dialogAction: { type: 'ElicitSlot', slotToElicit } }, messages };
}

export function confirmIntent({ sessionState }: LexEvent, messages: readonly LexMessage[]): LexResponse {
  return { sessionState: { ...sessionState, dialogAction: { type: 'ConfirmIntent' } }, messages };
}

export function close({ sessionState }: LexEvent, state: 'Fulfilled' | 'Failed', messages: readonly LexMessage[]): LexResponse {
  const intent = { ...sessionState.intent, state };
  return { sessionState: { ...sessionState, intent, dialogAction: { type: 'Close' } }, messages };
}
