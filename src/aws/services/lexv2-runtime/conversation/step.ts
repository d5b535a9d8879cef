// What a conversation does next. A turn is a row of steps that ends when the bot waits for the user, or is done.
import type {
  ConditionalSpecification,
  DialogCodeHookInvocationSetting,
  DialogState,
  ResponseSpecification,
} from '@aws-sdk/client-lex-models-v2';

export type Step =
  /** The intent begins: its initial response. */
  | { readonly kind: 'start' }
  /** Lex decides: the next slot, the confirmation, the fulfilment. */
  | { readonly kind: 'next' }
  | { readonly kind: 'elicit-slot'; readonly slot: string; readonly subSlot?: string | undefined; readonly prompt: 'ask' | 'silent' }
  | { readonly kind: 'elicit-intent' }
  | { readonly kind: 'confirm'; readonly prompt: 'ask' | 'silent' }
  | { readonly kind: 'fulfil' }
  | { readonly kind: 'close' }
  /** The user said no: the intent has failed. */
  | { readonly kind: 'decline' }
  | { readonly kind: 'end' };

/** A place of an intent where a builder may say something, branch, call the function, and choose the next step. */
export interface PlaceInIntent {
  readonly response?: ResponseSpecification | undefined;
  readonly nextStep?: DialogState | undefined;
  readonly conditional?: ConditionalSpecification | undefined;
  readonly codeHook?: DialogCodeHookInvocationSetting | undefined;
  /** `by intent`: the function is called here too when the intent has a dialog code hook and the place says nothing of it. */
  readonly hook: 'by intent' | 'never';
  /** What happens where nothing is chosen. */
  readonly otherwise: Step;
}
