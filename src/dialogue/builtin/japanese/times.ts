// Japanese times of day: 午後3時, 10時半, 15:30, 正午. Without its half of the day a time has two meanings, as in English (inferred).
import { wallClock } from '../calendar.ts';
import type { Recognizer } from '../recognizer.ts';
import { numeralValue, WHOLE } from './numerals.ts';
import { matchAt, readingOfMatch } from './text-at.ts';

const HALF = '(午前|午後|早朝|今朝|朝|お?昼|夕方|今夜|今晩|深夜|夜中|夜|晩|AM|PM|am|pm)';
const CLOCK = new RegExp(`^(?:${HALF}の?)?(?:(${WHOLE})時(?:(${WHOLE})分|(半))?|(\\d{1,2}):(\\d{2}))(?!間)(?:頃|ごろ|ちょうど)?`);
const LATER = new RegExp(`^(?:(${WHOLE})時間(半)?)?(?:(${WHOLE})分)?後`);
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:正午|真昼)/, '12:00'],
  [/^(?:真夜中|零時)/, '00:00'],
  [/^(?:早朝|今朝|朝)/, 'MO'],
  [/^お?昼/, 'AF'],
  [/^夕方/, 'EV'],
  [/^(?:今夜|今晩|深夜|夜|晩)/, 'NI'],
  [/^午前(?![中])/, 'AM'],
  [/^午後/, 'PM'],
];

const hhmm = (hour: number, minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** The hour of 24, by the part of the day that was said; undefined where that leaves two meanings. */
function hourOf(half: string | undefined, hour: number): number | undefined {
  if (hour > 12 || hour === 0) return hour === 0 && half === '午後' ? 12 : hour;
  if (half === undefined) return undefined;
  if (/午前|朝|AM|am/.test(half)) return hour % 12;
  if (/昼/.test(half)) return hour >= 10 ? hour : hour + 12;
  // The night goes on behind midnight.
  if (/夜|晩/.test(half)) return hour === 12 ? 0 : hour <= 4 ? hour : hour + 12;
  return (hour % 12) + 12;
}

export const time: Recognizer = {
  kind: 'strict',
  examples: ['午前10時', '午後5時半', '正午', '10時半', '19時', '朝'],
  readAt(utterance, at, { now, timeZone }) {
    const later = matchAt(utterance, at, LATER);
    if (later && later[0] !== '後') {
      const minutes = 60 * (numeralValue(later[1] ?? '0') + (later[2] ? 0.5 : 0)) + numeralValue(later[3] ?? '0');
      const { hour, minute } = wallClock(now + minutes * 60_000, timeZone);
      return readingOfMatch(utterance, at, later[0].length, hhmm(hour, minute));
    }
    const clock = matchAt(utterance, at, CLOCK);
    if (clock) {
      const [said, half, hourText, minuteText, thirty, hours, minutes] = clock;
      const hour = numeralValue(hourText ?? hours ?? '');
      const minute = thirty ? 30 : numeralValue(minuteText ?? minutes ?? '0');
      if (!(hour <= 24 && minute < 60)) return undefined;
      const meant = hourOf(half, hour % 24);
      if (meant !== undefined) return readingOfMatch(utterance, at, said.length, hhmm(meant, minute));
      const both = [hhmm(hour, minute), hhmm(hour === 12 ? 0 : hour + 12, minute)];
      return readingOfMatch(utterance, at, said.length, null, both);
    }
    for (const [pattern, value] of PARTS) {
      const found = matchAt(utterance, at, pattern);
      if (found) return readingOfMatch(utterance, at, found[0].length, value);
    }
    return undefined;
  },
};
