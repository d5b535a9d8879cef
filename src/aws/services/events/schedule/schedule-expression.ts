// Schedule expressions: rate(5 minutes), cron(0 12 ? * MON-FRI *). Pure; all times in UTC.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
import { parseCron } from './cron.ts';
import type { Schedule } from './schedule.ts';

const unitsMs = { minute: 60_000, hour: 60 * 60_000, day: 24 * 60 * 60_000 } as const;

/** Undefined when the text is no schedule expression. */
export function parseSchedule(text: string): Schedule | undefined {
  const cron = /^cron\((.+)\)$/.exec(text);
  if (cron) return parseCron(cron[1] ?? '');
  const [, digits, unit, plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  if (digits === undefined || (unit !== 'minute' && unit !== 'hour' && unit !== 'day')) return undefined;
  const value = Number(digits);
  // AWS: one minute, two minutes: anything else is refused.
  if (value < 1 || (value === 1) === (plural === 's')) return undefined;
  const everyMs = value * unitsMs[unit];
  return { next: (afterMs, startMs) => startMs + (Math.floor((afterMs - startMs) / everyMs) + 1) * everyMs };
}
