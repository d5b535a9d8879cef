// Japanese numbers: digits of both widths, kanji, and both together: "3", "１２", "二十三", "二〇二六", "3万5千", "三点五".

/** The text with digits and signs of full width in half width; as long as it was, so that offsets hold. */
export const halfWidth = (text: string): string =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ');

const DIGITS = '〇一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 10_000, 億: 100_000_000 };

/** A whole number, for use inside other expressions. */
export const WHOLE = '(?:[0-9][0-9,]*|[〇零一二三四五六七八九十百千])(?:[0-9〇零一二三四五六七八九十百千万億])*';
/** Any number. */
export const NUMERAL = `${WHOLE}(?:[.点][0-9〇零一二三四五六七八九]+)?`;

/** The value of a numeral; NaN when it is none. */
export function numeralValue(text: string): number {
  const [whole = '', fraction] = text.replace(/,/g, '').replace(/零/g, '〇').split(/[.点]/);
  const value = wholeValue(whole);
  return fraction === undefined ? value : Number(`${value}.${digitsOf(fraction)}`);
}

const digitsOf = (text: string): string => text.replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));

function wholeValue(text: string): number {
  // Without a unit they are digits, one after the other: 二〇二六.
  if (!/[十百千万億]/.test(text)) return text === '' ? Number.NaN : Number(digitsOf(text));
  let total = 0;
  let section = 0;
  let pending = '';
  const taken = (unit: number): number => (pending === '' ? 1 : Number(digitsOf(pending))) * unit;
  for (const sign of text) {
    const [unit, large] = [UNITS[sign], LARGE_UNITS[sign]];
    if (unit === undefined && large === undefined) {
      pending += sign;
      continue;
    }
    if (unit !== undefined) section += taken(unit);
    else if (large !== undefined) {
      total += (section + (pending === '' ? 0 : Number(digitsOf(pending))) || 1) * large;
      section = 0;
    }
    pending = '';
  }
  return total + section + (pending === '' ? 0 : Number(digitsOf(pending)));
}

/** Counting words that are no numerals. */
export const COUNTED: Readonly<Record<string, number>> = {
  ひとつ: 1,
  ふたつ: 2,
  みっつ: 3,
  よっつ: 4,
  いつつ: 5,
  むっつ: 6,
  ななつ: 7,
  やっつ: 8,
  ここのつ: 9,
  とお: 10,
  ひとり: 1,
  ふたり: 2,
};
