// Leads from places in running code back to the learner's lines, through the compiler's source maps.
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { SourcePlace } from './run-events.ts';

/** Source maps (JSON text) by the path of the file. */
export type FileMap = ReadonlyMap<string, string>;

/** A frame of the learner's own: `lab:main.ts:3:5`. */
const OWN_FRAME = /lab:([^\s():]+):(\d+):(\d+)/;

/** Maps a place in the compiled text of `file`; the place itself when the map says nothing. */
export function mapPlace(place: SourcePlace, maps: FileMap): SourcePlace {
  const map = maps.get(place.file);
  if (map === undefined) return place;
  const { line, column } = originalPositionFor(new TraceMap(map), { line: place.line, column: place.column - 1 });
  return line === null ? place : { file: place.file, line, column: column + 1 };
}

function frameIn(text: string, maps: FileMap): SourcePlace | undefined {
  const [, file, line, column] = OWN_FRAME.exec(text) ?? [];
  return file === undefined ? undefined : mapPlace({ file, line: Number(line), column: Number(column) }, maps);
}

export interface MappedStack {
  /** The innermost place in the learner's own files. */
  readonly place?: SourcePlace;
  /** The message and the learner's frames; frames of the SDK and of the sandbox are left out. */
  readonly stack: string;
}

/** Maps a stack that names modules by their ids. */
export function mapStack(stack: string, maps: FileMap): MappedStack {
  const lines = stack.split('\n');
  const firstFrame = lines.findIndex((line) => /^\s+at /.test(line));
  const head = firstFrame === -1 ? lines : lines.slice(0, firstFrame);
  let innermost: SourcePlace | undefined;
  const frames: string[] = [];
  for (const line of firstFrame === -1 ? [] : lines.slice(firstFrame)) {
    const place = frameIn(line, maps);
    if (!place) continue;
    innermost ??= place;
    frames.push(line.replace(OWN_FRAME, `${place.file}:${place.line}:${place.column}`));
  }
  // A recursion without end fills the stack with one frame: the engine keeps ten, and ten say enough.
  return { ...(innermost ? { place: innermost } : {}), stack: [...head, ...frames].join('\n') };
}
