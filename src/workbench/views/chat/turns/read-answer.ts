// The parts of an answer of Lex's runtime, read from JSON that may hold anything. Pure.
import { isJsonObject } from '../../../../aws/core/json.ts';
import type { BotMessage, BotState, Interpretation, SlotReading } from './turn.ts';

type Fields = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const objects = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isJsonObject) : []);
const KINDS: Readonly<Record<string, 'text' | 'custom' | 'ssml'>> = { PlainText: 'text', CustomPayload: 'custom', SSML: 'ssml' };

export function readMessages(messages: unknown): readonly BotMessage[] {
  return objects(messages).flatMap(({ contentType, content, imageResponseCard: card }): BotMessage[] => {
    if (!isJsonObject(card)) return [{ kind: KINDS[text(contentType)] ?? 'text', text: text(content) }];
    const { subtitle, imageUrl } = card;
    return [
      {
        kind: 'card',
        card: {
          title: text(card.title),
          ...(typeof subtitle === 'string' && { subtitle }),
          ...(typeof imageUrl === 'string' && { imageUrl }),
          buttons: objects(card.buttons).map((button) => ({ text: text(button.text), value: text(button.value) })),
        },
      },
    ];
  });
}

export function readInterpretations(interpretations: unknown): readonly Interpretation[] {
  return objects(interpretations).map(({ intent, nluConfidence }) => {
    // In an answer of the API the score stands in an object, in a function's event by itself.
    const score = isJsonObject(nluConfidence) ? nluConfidence.score : nluConfidence;
    return { intent: isJsonObject(intent) ? text(intent.name) : '', ...(typeof score === 'number' && { score }) };
  });
}

export function readState(state: unknown): BotState {
  const { intent, dialogAction, sessionAttributes, activeContexts }: Fields = isJsonObject(state) ? state : {};
  return {
    ...(isJsonObject(intent) && {
      intent: {
        name: text(intent.name),
        state: text(intent.state),
        confirmation: text(intent.confirmationState),
        slots: readSlots(intent.slots),
      },
    }),
    ...(isJsonObject(dialogAction) && {
      action: {
        type: text(dialogAction.type),
        ...(typeof dialogAction.slotToElicit === 'string' && { slot: dialogAction.slotToElicit }),
      },
    }),
    attributes: isJsonObject(sessionAttributes)
      ? Object.fromEntries(Object.entries(sessionAttributes).map(([name, value]) => [name, text(value)]))
      : {},
    contexts: objects(activeContexts).map(({ name }) => text(name)),
  };
}

export function readSlots(slots: unknown): readonly SlotReading[] {
  return isJsonObject(slots) ? Object.entries(slots).map(([name, slot]) => readSlot(name, slot)) : [];
}

function readSlot(name: string, slot: unknown): SlotReading {
  if (!isJsonObject(slot)) return { name, kind: 'empty' };
  if (isJsonObject(slot.subSlots)) return { name, kind: 'parts', parts: readSlots(slot.subSlots) };
  if (Array.isArray(slot.values) && slot.values.length > 0)
    return { name, kind: 'parts', parts: slot.values.map((value, place) => readSlot(String(place + 1), value)) };
  if (!isJsonObject(slot.value)) return { name, kind: 'empty' };
  const { originalValue, interpretedValue, resolvedValues } = slot.value;
  return {
    name,
    kind: 'value',
    original: text(originalValue),
    interpreted: text(interpretedValue),
    resolved: Array.isArray(resolvedValues) ? resolvedValues.map(text) : [],
  };
}
