// A rowtime as a line of input writes it: text or milliseconds.
import { parseTimestamp } from '../functions/calendar.ts';

/** The last instant that a Date can hold, and, negated, the first. */
const LAST_MS = 8.64e15;
const ISO = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,9})?)Z?$/;

/** Reads rowtimes; rows that follow each other mostly share the second, which is read once. */
export class RowtimeReader {
  private second = '';
  private secondMs = 0;

  /** `yyyy-MM-dd HH:mm:ss[.SSS]` (a T and a Z are taken too) or whole milliseconds since 1970, as the latter; else undefined. */
  read(value: unknown): number | undefined {
    if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= LAST_MS ? value : undefined;
    if (typeof value !== 'string') return undefined;
    const second = value.slice(0, 19);
    if (second === this.second) {
      if (value.length === 19) return this.secondMs;
      if (value.length === 23 && /^\.\d{3}$/.test(value.slice(19))) return this.secondMs + Number(value.slice(20));
    }
    const [, date, time] = ISO.exec(value) ?? [];
    const ms = date && time ? parseTimestamp(`${date} ${time}`) : undefined;
    if (ms === undefined) return undefined;
    this.second = second;
    this.secondMs = Math.floor(ms / 1000) * 1000;
    return ms;
  }
}
