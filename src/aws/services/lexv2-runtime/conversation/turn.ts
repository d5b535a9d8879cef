// One turn of a conversation while it is worked on: what is known, what will be said. The steps change it.
import type { Message, RuntimeHints } from '@aws-sdk/client-lex-runtime-v2';
import type { BotDefinition, IntentDefinition, SlotDefinition } from '../../../core/bot-definitions.ts';
import type { BotHook, BotStep } from '../../../core/bot-turn.ts';
import type { Place } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type {
  ActiveContext,
  ConfirmationState,
  DialogAction,
  IntentInSession,
  IntentState,
  Interpretation,
  SlotValue,
} from '../session.ts';

/** The intent in hand. */
export interface CurrentIntent {
  readonly definition: IntentDefinition;
  slots: Record<string, SlotValue | null>;
  state: IntentState;
  confirmationState: ConfirmationState;
}

export interface Turn {
  readonly environment: ServiceEnvironment;
  readonly place: Place;
  readonly bot: BotDefinition;
  readonly sessionId: string;
  readonly requestId: string;
  readonly text: string;
  requestAttributes: Readonly<Record<string, string>>;
  attributes: Record<string, string>;
  contexts: readonly ActiveContext[];
  hints: RuntimeHints | undefined;
  intent: CurrentIntent | undefined;
  dialogAction: DialogAction;
  retries: number;
  messages: Message[];
  interpretations: readonly Interpretation[];
  /** Did what was said mean an intent, a slot or an answer? */
  outcome: 'detected' | 'missed';
  /** Whether a function went on with another intent than the one that was said. */
  steering: 'bot' | 'function';
  /** How many steps were taken: next steps may lead in a circle. */
  steps: number;
  /** What observers are told of the turn. */
  readonly trace: { readonly steps: BotStep[]; readonly hooks: BotHook[] };
}

export function intentNamed({ locale }: BotDefinition, name: string | undefined): IntentDefinition | undefined {
  return locale.intents.find(({ intentName }) => intentName === name);
}

export function fallbackOf({ locale }: BotDefinition): IntentDefinition | undefined {
  return locale.intents.find(({ parentIntentSignature }) => parentIntentSignature === 'AMAZON.FallbackIntent');
}

/** An intent with no slot filled. */
export function fresh(definition: IntentDefinition): CurrentIntent {
  return { definition, slots: emptySlots(definition), state: 'InProgress', confirmationState: 'None' };
}

export function emptySlots({ slots }: IntentDefinition): Record<string, SlotValue | null> {
  return Object.fromEntries(slots.map(({ slotName = '' }) => [slotName, null]));
}

export function inSession({ definition, slots, state, confirmationState }: CurrentIntent): IntentInSession {
  return { name: definition.intentName ?? '', slots: { ...slots }, state, confirmationState };
}

/** The slots in the order in which they are asked for: the lowest priority first. */
export function slotsInOrder({ slots, slotPriorities }: IntentDefinition): SlotDefinition[] {
  const priorityOf = ({ slotId }: SlotDefinition) =>
    slotPriorities.find((each) => each.slotId === slotId)?.priority ?? Number.POSITIVE_INFINITY;
  return slots.toSorted((one, other) => priorityOf(one) - priorityOf(other));
}

export function slotNamed({ slots }: IntentDefinition, name: string | undefined): SlotDefinition | undefined {
  return slots.find(({ slotName }) => slotName === name);
}
