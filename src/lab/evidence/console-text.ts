// For checks: what a program printed, as one text, however its values were nested.
import type { ConsoleLine, ConsoleValue } from '../run-events.ts';

/** All lines joined by newlines; objects as their keys and values, one after the other. */
export function consoleText(lines: readonly ConsoleLine[]): string {
  return lines.map((line) => line.values.map(valueText).join(' ')).join('\n');
}

function valueText(value: ConsoleValue): string {
  switch (value.kind) {
    case 'text':
    case 'primitive':
      return value.text;
    case 'error':
      return `${value.name}: ${value.message}`;
    case 'object':
      return value.entries.map(([key, entry]) => `${key}: ${valueText(entry)}`).join(' ');
  }
}
