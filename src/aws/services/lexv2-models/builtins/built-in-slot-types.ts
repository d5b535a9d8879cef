// The built-in slot types, and those that a slot type may extend.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/howitworks-builtins-slots.html

export const BUILT_IN_SLOT_TYPES: Readonly<Record<string, string>> = {
  'AMAZON.AlphaNumeric': 'Words of letters and digits.',
  'AMAZON.City': 'Names of cities.',
  'AMAZON.Confirmation': 'Yes, no, maybe and do not know.',
  'AMAZON.Country': 'Names of countries.',
  'AMAZON.Date': 'Words that represent a date, turned into its standard form.',
  'AMAZON.Duration': 'Words that represent a duration, turned into its standard form.',
  'AMAZON.EmailAddress': 'Addresses of e-mail.',
  'AMAZON.FirstName': 'Common first names.',
  'AMAZON.FreeFormInput': 'Whatever the user says.',
  'AMAZON.LastName': 'Common last names.',
  'AMAZON.Number': 'Words that represent a number, turned into digits.',
  'AMAZON.Percentage': 'Words that represent a percentage, turned into digits.',
  'AMAZON.PhoneNumber': 'Numbers of telephones, as digits.',
  'AMAZON.State': 'Names of states and regions.',
  'AMAZON.StreetName': 'Names of streets.',
  'AMAZON.Time': 'Words that represent a time, turned into its standard form.',
};

/** Offered in one locale only. */
export const BUILT_IN_SLOT_TYPES_OF_LOCALE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en_GB: { 'AMAZON.UKPostalCode': 'Postal codes of the United Kingdom.' },
};

// AWS: "you can extend" these: custom values beside the built-in ones; AlphaNumeric takes a regular expression.
export const EXTENSIBLE_SLOT_TYPES: readonly string[] = [
  'AMAZON.AlphaNumeric',
  'AMAZON.City',
  'AMAZON.Country',
  'AMAZON.EmailAddress',
  'AMAZON.FirstName',
  'AMAZON.LastName',
  'AMAZON.State',
  'AMAZON.StreetName',
];

export const isBuiltInSlotType = (id: string, localeId: string) =>
  Object.hasOwn(BUILT_IN_SLOT_TYPES, id) || Object.hasOwn(BUILT_IN_SLOT_TYPES_OF_LOCALE[localeId] ?? {}, id);
