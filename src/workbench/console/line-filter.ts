// Which console lines a filter lets through. Pure.
import type { ConsoleLine, ConsoleValue } from '../../lab/run-events.ts';

export const LEVELS = ['all', 'warn', 'error'] as const;
export type LevelFilter = (typeof LEVELS)[number];

const SHOWN: Readonly<Record<LevelFilter, readonly ConsoleLine['level'][]>> = {
  all: ['debug', 'log', 'info', 'warn', 'error'],
  warn: ['warn', 'error'],
  error: ['error'],
};

/** Lines of the levels of `level` that contain `text`, whatever its case. */
export function filterLines<Line extends ConsoleLine>(lines: readonly Line[], level: LevelFilter, text: string): readonly Line[] {
  const wanted = text.trim().toLowerCase();
  if (level === 'all' && wanted === '') return lines;
  return lines.filter((line) => SHOWN[level].includes(line.level) && (wanted === '' || lineText(line).toLowerCase().includes(wanted)));
}

/** A line as plain text: for the filter, and for copying. */
export function lineText(line: ConsoleLine): string {
  return line.values.map(valueText).join(' ');
}

function valueText(value: ConsoleValue): string {
  switch (value.kind) {
    case 'text':
    case 'primitive':
      return value.text;
    case 'object':
      return `${value.preview} ${value.entries.map(([key, entry]) => `${key}: ${valueText(entry)}`).join(' ')}`;
    case 'error':
      return `${value.name}: ${value.message}`;
  }
}
