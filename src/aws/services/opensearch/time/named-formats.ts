// The formats that have a name: those that are embedded, as patterns, and those of which we know only that OpenSearch has them.
// OpenSearch: https://docs.opensearch.org/latest/field-types/supported-field-types/date/#built-in-formats
import { notEmbedded } from '../search-error.ts';

/** ISO 8601 with every part behind the year left out or not. */
export const isoNames: readonly string[] = [
  'strict_date_optional_time',
  'date_optional_time',
  'strict_date_optional_time_nanos',
  'iso8601',
  'rfc3339_lenient',
];
export const epochNames: readonly string[] = ['epoch_millis', 'epoch_second'];

/** By design: a lenient format takes the same texts as its strict one. */
const lenientOrStrict: Readonly<Record<string, string>> = {
  date: 'yyyy-MM-dd',
  year: 'yyyy',
  year_month: 'yyyy-MM',
  year_month_day: 'yyyy-MM-dd',
  hour: 'HH',
  hour_minute: 'HH:mm',
  hour_minute_second: 'HH:mm:ss',
  hour_minute_second_millis: 'HH:mm:ss.SSS',
  date_hour: "yyyy-MM-dd'T'HH",
  date_hour_minute: "yyyy-MM-dd'T'HH:mm",
  date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  date_hour_minute_second_millis: "yyyy-MM-dd'T'HH:mm:ss.SSS",
  date_time: "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
  time: 'HH:mm:ss.SSSXXX',
  time_no_millis: 'HH:mm:ssXXX',
  t_time: "'T'HH:mm:ss.SSSXXX",
  t_time_no_millis: "'T'HH:mm:ssXXX",
};
const patterns: Readonly<Record<string, string>> = {
  ...lenientOrStrict,
  ...Object.fromEntries(Object.entries(lenientOrStrict).map(([name, pattern]) => [`strict_${name}`, pattern])),
  basic_date: 'yyyyMMdd',
  basic_date_time: "yyyyMMdd'T'HHmmss.SSSXX",
  basic_date_time_no_millis: "yyyyMMdd'T'HHmmssXX",
  basic_time: 'HHmmss.SSSXX',
  basic_time_no_millis: 'HHmmssXX',
  basic_t_time: "'T'HHmmss.SSSXX",
  basic_t_time_no_millis: "'T'HHmmssXX",
};
/** Days of the year, weeks, and fractions of any length. */
const others =
  /^(?:(?:(?:strict_)?(?:basic_)?week|(?:strict_|basic_)?ordinal)_date(?:_time(?:_no_millis)?)?|week_year|(?:strict_)?weekyear(?:_week(?:_day)?)?|(?:strict_)?(?:date_)?hour_minute_second_fraction)$/;

/** The pattern of a name; undefined for what is none. Throws SearchError not_embedded_exception. */
export function namedPattern(name: string): string | undefined {
  if (others.test(name)) throw notEmbedded(`The date format [${name}]`);
  if (Object.hasOwn(patterns, name)) return patterns[name];
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  // OpenSearch: names in camel case are those of its older versions; newer ones take them for patterns.
  if (snake !== name && (others.test(snake) || isoNames.includes(snake) || Object.hasOwn(patterns, snake)))
    throw notEmbedded(`The old name [${name}] of the date format [${snake}]`);
  return undefined;
}
