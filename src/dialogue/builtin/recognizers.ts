// The one list of built-in slot types, by their names in Lex and in Alexa.
import { confirmation } from './confirmation.ts';
import { currency } from './currency.ts';
import { date } from './date.ts';
import { duration } from './duration.ts';
import { japaneseRecognizers } from './japanese/recognizers.ts';
import { city, country, firstName, lastName, state, streetName } from './listed.ts';
import { fourDigitNumber, number, ordinal, percentage } from './number.ts';
import type { Recognizer } from './recognizer.ts';
import { time } from './time.ts';
import { alphaNumeric, emailAddress, freeForm, phoneNumber, ukPostalCode } from './written-forms.ts';

/** By the name in lower case, without `amazon.`: Lex V1 and Alexa write `AMAZON.DATE`, Lex V2 `AMAZON.Date`. */
const recognizers: Readonly<Record<string, Recognizer>> = {
  alphanumeric: alphaNumeric,
  city,
  confirmation,
  country,
  currency,
  date,
  duration,
  emailaddress: emailAddress,
  firstname: firstName,
  four_digit_number: fourDigitNumber,
  freeforminput: freeForm,
  lastname: lastName,
  number,
  ordinal,
  percentage,
  phonenumber: phoneNumber,
  state,
  streetname: streetName,
  time,
  ukpostalcode: ukPostalCode,
};

/** Alexa's many lists (`AMAZON.Actor`, `AMAZON.SearchQuery`): no list of ours; any words are a value where a sample utterance has the slot. */
const anyWords: Recognizer = { kind: 'open', examples: [], readAt: () => undefined };

const BUILT_IN = /^amazon\./i;

/** What a language says otherwise than English; the other types are known by how they are written. */
const byLanguage: Readonly<Record<string, Readonly<Record<string, Recognizer>>>> = { ja: japaneseRecognizers };

/**
 * @param language its tag, such as `ja`
 * @returns undefined when the name is not a built-in type's: it does not begin with `AMAZON.`
 */
export function builtInType(name: string, language = 'en'): Recognizer | undefined {
  if (!BUILT_IN.test(name)) return undefined;
  const key = name.replace(BUILT_IN, '').toLowerCase();
  const own = byLanguage[language];
  if (own && Object.hasOwn(own, key)) return own[key];
  return Object.hasOwn(recognizers, key) ? recognizers[key] : anyWords;
}
