// Dates as policies write them: ISO 8601 in its W3C form, or seconds since the epoch.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date

const iso =
  /^(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[tT](?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?)?(z|Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Milliseconds since the epoch; undefined when the text is no date. */
export function parseDate(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^-?\d+$/.test(trimmed) && trimmed.length !== 4) return Number(trimmed) * 1000;
  const match = iso.exec(trimmed);
  if (!match) return undefined;
  const [, year = '1970', month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  const numbers = [month, day, hour, minute, second].map(Number);
  const limits = [
    [1, 12],
    [1, 31],
    [0, 23],
    [0, 59],
    [0, 59],
  ] as const;
  if (limits.some(([least, most], index) => (numbers[index] ?? 0) < least || (numbers[index] ?? 0) > most)) return undefined;
  const milliseconds = Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), milliseconds);
  return utc - offsetMs(zone);
}

function offsetMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
