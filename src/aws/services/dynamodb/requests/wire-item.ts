// Items as JSON where no schema encodes them (events, tokens): binary as base64.
import type { AttributeValue, Item } from '../item.ts';

export function wireItem(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, wireValue(value)]));
}

export function wireValue(value: AttributeValue): object {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.M) return { M: wireItem(value.M) };
  if (value.L) return { L: value.L.map(wireValue) };
  return value;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
