// One line of input: a row of a stream, or a rowtime bound.

import { CoercionError } from '../../streaming-sql/mapping/coercion.ts';
import type { InputEvent } from '../../streaming-sql/mapping/event-run.ts';
import { isObject, type Json, jsonSource, jsonText, parseJson } from '../../streaming-sql/mapping/json.ts';
import { RowtimeReader } from '../../streaming-sql/mapping/rowtime.ts';
import type { InputStream } from './input-stream.ts';

/** A line that is neither row nor bound. The message is a sentence without the line's number. */
export class MalformedLine extends Error {
  override readonly name = 'MalformedLine';
}

function parsed(line: string): Json {
  try {
    return parseJson(line);
  } catch (error) {
    if (error instanceof SyntaxError) throw new MalformedLine(`it is no JSON: ${error.message}`);
    throw error;
  }
}

/** Reads the lines of a run, by the streams that it has. */
export class InputLineReader {
  private readonly streams: (name: string) => InputStream | undefined;
  private readonly names: readonly string[];
  private readonly rowtimes = new RowtimeReader();

  constructor(names: readonly string[], streams: (name: string) => InputStream | undefined) {
    this.names = names;
    this.streams = streams;
  }

  /** Throws MalformedLine. */
  read(line: string): InputEvent {
    const json = parsed(line);
    if (!isObject(json)) throw new MalformedLine('it is no JSON object');
    const rowtimeMs = this.rowtimes.read(json.rowtime);
    if (rowtimeMs === undefined) throw new MalformedLine(rowtimeProblem(json.rowtime));
    if (json.stream === undefined && json.row === undefined) return { kind: 'bound', rowtimeMs };
    if (typeof json.stream !== 'string') throw new MalformedLine('a row needs "stream", the name of its stream');
    const stream = this.streams(json.stream);
    if (!stream) throw new MalformedLine(`there is no stream '${json.stream}': there are ${this.names.join(', ') || 'none'}`);
    if (!isObject(json.row)) throw new MalformedLine('a row needs "row", an object of its columns');
    try {
      return { kind: 'row', stream: stream.name, rowtimeMs, row: { rowtimeMs, values: stream.values(json.row) } };
    } catch (error) {
      if (error instanceof CoercionError) return { kind: 'fault', rowtimeMs, message: error.message, data: jsonSource(json.row) };
      throw error;
    }
  }
}

function rowtimeProblem(value: Json | undefined): string {
  if (value === undefined) return 'it has no "rowtime"';
  return `${jsonText(value)} is no rowtime: write "yyyy-MM-dd HH:mm:ss[.SSS]" or milliseconds since 1970`;
}
