// Values of slots: from what was heard to Lex's form, as text, and by default.
import type { SlotDefaultValueSpecification } from '@aws-sdk/client-lex-models-v2';
import type { SlotDefinition } from '../../../core/bot-definitions.ts';
import type { SlotValue } from '../session.ts';
import type { HeardValue } from '../understanding.ts';
import { subSlotsOf, withParts } from './composite-slots.ts';
import type { Turn } from './turn.ts';

/** The value of a slot after something was heard for it; undefined when that has several meanings: Lex then asks again. */
export function heardFor(slot: SlotDefinition | undefined, heard: HeardValue, { bot, intent }: Turn): SlotValue | undefined {
  const subSlots = slot ? subSlotsOf(slot, bot) : [];
  if (subSlots.length === 0) return asSlotValue(heard, slot?.multipleValuesSetting?.allowMultipleValues === true);
  const parts = Object.entries(heard.parts ?? {}).flatMap(([name, part]) => {
    const value = asSlotValue(part, false);
    return value ? [[name, value] as const] : [];
  });
  if (parts.length === 0) return undefined;
  return withParts(intent?.slots[slot?.slotName ?? ''], Object.fromEntries(parts), subSlots) ?? undefined;
}

export function asSlotValue({ original, interpreted, resolved, values }: HeardValue, multiple: boolean): SlotValue | undefined {
  if (interpreted === null) return undefined;
  const value = { originalValue: original, interpretedValue: interpreted, resolvedValues: [...resolved] };
  if (!multiple) return { shape: 'Scalar', value };
  const elements = (values ?? []).flatMap((element) => asSlotValue(element, false) ?? []);
  return { shape: 'List', value, values: elements };
}

/** What a condition sees: a list as its values with commas (AWS: paths-branching). */
export function textOf(value: SlotValue | null | undefined): string | undefined {
  if (!value) return undefined;
  if (value.shape === 'List') return (value.values ?? []).map((element) => element.value?.interpretedValue ?? '').join(', ');
  return value.value?.interpretedValue;
}

/** What a placeholder shows: a list as it was said (AWS: multi-valued-slots). */
export const shownText = (value: SlotValue | null | undefined): string | undefined => value?.value?.interpretedValue ?? textOf(value);

/** `Car`, or `Car.Color` for a value inside a composite slot (inferred). */
export function slotAt(slots: Readonly<Record<string, SlotValue | null>>, name: string): SlotValue | null | undefined {
  const [slot = '', subSlot] = Object.hasOwn(slots, name) ? [name] : name.split('.');
  return subSlot === undefined ? slots[slot] : slots[slot]?.subSlots?.[subSlot];
}

/** AWS: #context.attribute, [session attribute], <request attribute>, or the text itself; the first that has a value. */
export function defaultValue(slot: SlotDefinition, turn: Turn): SlotValue | undefined {
  const scalar = firstDefault(slot.valueElicitationSetting?.defaultValueSpecification, turn);
  // AWS: a slot of several values takes the first default value that there is, a list of one.
  return scalar && slot.multipleValuesSetting?.allowMultipleValues ? { ...scalar, shape: 'List', values: [scalar] } : scalar;
}

export function firstDefault(specification: SlotDefaultValueSpecification | undefined, turn: Turn): SlotValue | undefined {
  for (const { defaultValue: source = '' } of specification?.defaultValueList ?? []) {
    const text = sourced(source, turn);
    if (text) return { shape: 'Scalar', value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } };
  }
  return undefined;
}

function sourced(source: string, { attributes, requestAttributes, contexts }: Turn): string | undefined {
  const context = /^#([^.]+)\.(.+)$/.exec(source);
  if (context) return contexts.find(({ name }) => name === context[1])?.attributes[context[2] ?? ''];
  const session = /^\[(.+)\]$/.exec(source);
  if (session) return attributes[session[1] ?? ''];
  const request = /^<(.+)>$/.exec(source);
  return request ? requestAttributes[request[1] ?? ''] : source;
}
