// What a next step sets: session attributes and slots, to a text, or to the value of a slot or an attribute.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/paths-branching.html, "Set session attributes", "Set slot values"
import type { SlotValueOverride } from '@aws-sdk/client-lex-models-v2';
import { isReference } from '../../../core/condition-expression.ts';
import type { SlotValue } from '../session.ts';
import { referenced } from './condition-values.ts';
import type { Turn } from './turn.ts';

/** AWS: "If the slot is not resolved (null), or if the slot does not exist, then the assignments are ignored". */
export function assignedAttributes(turn: Turn, attributes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, said]) => {
      const text = meant(said, turn);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** A slot that is given no value is emptied (inferred). */
export function assignedSlots(turn: Turn, slots: Readonly<Record<string, SlotValueOverride>> = {}): Record<string, SlotValue | null> {
  return Object.fromEntries(
    Object.entries(slots).flatMap(([name, override]): [string, SlotValue | null][] => {
      if (override.shape === 'List' || override.values) {
        const values = (override.values ?? []).flatMap((each) => scalarOf(each, turn) ?? []);
        if (values.length === 0) return [];
        const whole = override.value?.interpretedValue ?? values.map(({ value }) => value?.interpretedValue).join(', ');
        return [[name, { ...textValue(whole), shape: 'List', values }]];
      }
      if (!override.value?.interpretedValue) return [[name, null]];
      const value = scalarOf(override, turn);
      return value ? [[name, value]] : [];
    }),
  );
}

function scalarOf({ value }: SlotValueOverride, turn: Turn): SlotValue | undefined {
  const text = value?.interpretedValue ? meant(value.interpretedValue, turn) : undefined;
  return text === undefined ? undefined : textValue(text);
}

const textValue = (text: string): SlotValue => ({
  shape: 'Scalar',
  value: { originalValue: text, interpretedValue: text, resolvedValues: [text] },
});

function meant(said: string, turn: Turn): string | undefined {
  if (!isReference(said)) return said;
  const value = referenced(said, turn);
  return value === undefined ? undefined : String(value);
}
