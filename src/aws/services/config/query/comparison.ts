// Does one value of an item fulfil a comparison? Numbers, truth values, addresses and texts each have their own order.

import { type AddressRange, addressRange } from './address-range.ts';
import type { Comparison, Literal } from './ast.ts';

/** @param value what the item has, never a list */
export function fulfils(value: unknown, operator: Comparison, wanted: Literal): boolean {
  if (typeof value === 'boolean') return operator === '=' && `${value}` === `${wanted}`.toLowerCase();
  if (typeof value === 'number') return isNumeric(wanted) && holds(operator, value - Number(wanted));
  if (typeof value !== 'string') return false;
  // Some numbers are recorded as texts (configurationStateId).
  if (typeof wanted === 'number' && isNumeric(value)) return holds(operator, Number(value) - wanted);
  const [given, asked] = [addressRange(value), addressRange(`${wanted}`)];
  if (given && asked) return given.bits === asked.bits && touches(given, operator, asked);
  // An order without languages, as the letters are numbered.
  const text = `${wanted}`;
  return holds(operator, value < text ? -1 : value > text ? 1 : 0);
}

export function isLike(value: unknown, prefix: string, wildcards: string): boolean {
  const text = ['string', 'number', 'boolean'].includes(typeof value) ? `${value}` : undefined;
  if (!text?.startsWith(prefix)) return false;
  const rest = text.length - prefix.length;
  const letters = wildcards.replaceAll('%', '').length;
  return wildcards.includes('%') ? rest >= letters : rest === letters;
}

function isNumeric(wanted: Literal): boolean {
  return typeof wanted === 'number' || (typeof wanted === 'string' && wanted.trim() !== '' && Number.isFinite(Number(wanted)));
}

function holds(operator: Comparison, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

/**
 * A range fulfils a comparison when one of its addresses does: so `=` finds each block that includes the address. AWS's examples of
 * an exact block exclude the others by NOT ... < and NOT ... >, which needs just that.
 */
function touches(given: AddressRange, operator: Comparison, asked: AddressRange): boolean {
  switch (operator) {
    case '=':
      return given.lowest <= asked.highest && given.highest >= asked.lowest;
    case '<':
      return given.lowest < asked.lowest;
    case '<=':
      return given.lowest <= asked.highest;
    case '>':
      return given.highest > asked.highest;
    case '>=':
      return given.highest >= asked.lowest;
  }
}
