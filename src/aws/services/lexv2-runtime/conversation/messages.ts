// What the bot says: a message of each group, one of its variations, placeholders filled.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/ex1-message-groups.html
import type { Message as ModelMessage, PromptSpecification, ResponseSpecification } from '@aws-sdk/client-lex-models-v2';
import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { SlotDefinition } from '../../../core/bot-definitions.ts';
import { isAccepted, noUsableMessage } from './request-attributes.ts';
import { shownText, slotAt } from './slot-values.ts';
import type { Turn } from './turn.ts';

/** The groups of a response, by chance, which the cloud seeds. */
export function say(turn: Turn, response: ResponseSpecification | undefined): void {
  for (const { message, variations = [] } of response?.messageGroups ?? []) {
    const choices = usable([message, ...variations], turn);
    add(turn, choices[Math.floor(turn.environment.random.next() * choices.length)]);
  }
}

/** The question for a slot, or for a sub slot of a composite one. */
export const promptOf = (slot: SlotDefinition | undefined, subSlot: string | undefined): PromptSpecification | undefined =>
  (subSlot === undefined ? slot : slot?.subSlotSetting?.slotSpecifications?.[subSlot])?.valueElicitationSetting?.promptSpecification;

/** A prompt: by chance, or one variation after the other with each attempt. */
export function ask(turn: Turn, prompt: PromptSpecification | undefined): void {
  const { messageSelectionStrategy: strategy, messageGroups = [] } = prompt ?? {};
  for (const { message, variations = [] } of messageGroups) {
    const choices = usable([message, ...variations], turn);
    const chosen = strategy === 'Ordered' ? turn.retries % choices.length : Math.floor(turn.environment.random.next() * choices.length);
    add(turn, choices[chosen]);
  }
}

/** Throws AwsError ValidationException when the request accepts none of them. */
function usable(messages: readonly (ModelMessage | undefined)[], { requestAttributes }: Turn) {
  const accepted = messages.filter((message) => isAccepted(typeOf(message), requestAttributes));
  if (accepted.length === 0) throw noUsableMessage();
  return accepted;
}

function typeOf({ plainTextMessage, ssmlMessage, customPayload }: ModelMessage = {}): string {
  if (plainTextMessage) return 'PlainText';
  if (ssmlMessage) return 'SSML';
  return customPayload ? 'CustomPayload' : 'ImageResponseCard';
}

function add(turn: Turn, message: ModelMessage | undefined): void {
  const { plainTextMessage, ssmlMessage, customPayload, imageResponseCard: card } = message ?? {};
  const text = (content: string | undefined, contentType: 'PlainText' | 'SSML' | 'CustomPayload') =>
    turn.messages.push({ content: filled(content ?? '', turn), contentType });
  if (plainTextMessage) text(plainTextMessage.value, 'PlainText');
  if (ssmlMessage) text(ssmlMessage.value, 'SSML');
  if (customPayload) text(customPayload.value, 'CustomPayload');
  if (!card) return;
  const imageResponseCard: Message['imageResponseCard'] = {
    title: filled(card.title ?? '', turn),
    ...(card.subtitle !== undefined && { subtitle: filled(card.subtitle, turn) }),
    ...(card.imageUrl !== undefined && { imageUrl: card.imageUrl }),
    ...(card.buttons && { buttons: card.buttons.map(({ text: label, value }) => ({ text: label, value })) }),
  };
  turn.messages.push({ contentType: 'ImageResponseCard', imageResponseCard });
}

/** Messages of a function. AWS: the guide's example has placeholders in them; a custom payload is not Lex's to read. */
export function relay(turn: Turn, messages: readonly Message[]): void {
  for (const message of messages) {
    const { contentType, content } = message;
    if (!isAccepted(contentType, turn.requestAttributes)) continue;
    const isText = content !== undefined && contentType !== 'CustomPayload';
    turn.messages.push(isText ? { ...message, content: filled(content, turn) } : message);
  }
}

/** AWS: {slot}, [session attribute], ((request attribute)). What has no value stays as it is written: inferred. */
function filled(text: string, { intent, attributes, requestAttributes }: Turn): string {
  return text.replace(/\{([^{}]+)\}|\[([^[\]]+)\]|\(\(([^()]+)\)\)/g, (whole, slot, session, request) => {
    if (slot !== undefined) return shownText(slotAt(intent?.slots ?? {}, slot)) ?? whole;
    return (session === undefined ? requestAttributes[request] : attributes[session]) ?? whole;
  });
}
