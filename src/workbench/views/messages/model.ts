// What has moved so far: places, the routes between them, and each passage as a step of a film that the eye can follow.
import type { Passage } from '../../../aws/core/ports.ts';
import type { StreamEvent } from '../stream/stream-event.ts';
import { type Place, PROGRAM, placeOf, sessionOf } from './places.ts';

export interface Route {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** `dead`: dead letters take it. */
  kind: 'plain' | 'dead';
}

/** One passage. It begins and ends in film time: lab time without its long pauses, with time for each dot to travel. */
export interface Step {
  readonly beginMs: number;
  readonly endMs: number;
  /** Lab time, since the epoch. */
  readonly atMs: number;
  /** Key of the place. */
  readonly place: string;
  /** One thing on its way through one place. */
  readonly thing: string;
  readonly became: Passage['became'];
  readonly tries: number;
  readonly text: string;
  /** The route that a dot travels meanwhile, and which way. */
  readonly travel?: { readonly route: string; readonly way: 'forth' | 'back' };
  /** A dead letter. */
  readonly tone: 'plain' | 'dead';
}

/** Changes in place. */
export interface MessagesModel {
  readonly places: Map<string, Place>;
  readonly routes: Map<string, Route>;
  readonly steps: Step[];
  /** Places that dead letters go to. */
  readonly deadLetterPlaces: Set<string>;
  /** Grows when there is another place or route, or a new run. */
  structure: number;
  /** Grows with each run. */
  run: number;
  /** Lab time. */
  nowMs: number;
  /** When the run began, in lab time: the first that its clock told. */
  startMs: number | undefined;
  /** The end of the film so far. */
  endMs: number;
  /** When a thing, and the last arrival in a place, have ended. */
  readonly thingEnds: Map<string, number>;
  readonly arrivalEnds: Map<string, number>;
}

export const TRAVEL_MS = 650;
const LEAST_GAP_MS = 45;
const LONGEST_GAP_MS = 700;

export function emptyModel(): MessagesModel {
  return {
    places: new Map(),
    routes: new Map(),
    steps: [],
    deadLetterPlaces: new Set(),
    structure: 0,
    run: 0,
    nowMs: 0,
    startMs: undefined,
    endMs: 0,
    thingEnds: new Map(),
    arrivalEnds: new Map(),
  };
}

/** @param shownMs what is shown of the film already: nothing new may begin before it */
export function applyEvent(model: MessagesModel, event: StreamEvent, shownMs: number): void {
  if (event.kind === 'run-started') clear(model);
  if (event.kind === 'clock') {
    if (event.nowMs < model.nowMs) clear(model);
    model.nowMs = event.nowMs;
    model.startMs ??= event.nowMs;
  }
  if (event.kind === 'passage') addPassage(model, event, shownMs);
  if (event.kind === 'record') {
    const { streamArn: at, atMs, shardId, sequenceNumber, data } = event;
    const text = new TextDecoder().decode(data.subarray(0, 200));
    const told = { kind: 'passage', of: 'message', id: `${shardId} ${sequenceNumber}`, at, atMs, became: 'arrived', text } as const;
    addPassage(model, event.by === 'call' ? { ...told, by: '' } : told, shownMs);
  }
}

function clear(model: MessagesModel): void {
  for (const kept of [model.places, model.routes, model.deadLetterPlaces, model.thingEnds, model.arrivalEnds]) kept.clear();
  model.steps.length = 0;
  model.endMs = 0;
  model.nowMs = 0;
  model.startMs = undefined;
  model.structure += 1;
  model.run += 1;
}

function addPassage(model: MessagesModel, passage: Passage, shownMs: number): void {
  const place = seen(model, placeOf(passage.at));
  const thing = `${place.key} ${passage.id}`;
  const origin = originOf(model, passage);
  const target = passage.became === 'dead' && passage.to !== undefined ? seen(model, placeOf(passage.to)) : undefined;
  if (target && target.key !== place.key) {
    model.deadLetterPlaces.add(target.key);
    routeBetween(model, place, target).kind = 'dead';
  }
  const route =
    passage.became === 'returned' ? readerOf(model, place) : origin && origin.key !== place.key && routeBetween(model, origin, place);
  const travel = route ? travelOf(model, passage, thing, route) : undefined;
  const last = model.steps.at(-1);
  const gapMs = last ? Math.min(Math.max(passage.atMs - last.atMs, LEAST_GAP_MS), LONGEST_GAP_MS) : 0;
  const beginMs = Math.max(
    shownMs,
    last ? last.beginMs + gapMs : 0,
    model.thingEnds.get(thing) ?? 0,
    (travel && model.arrivalEnds.get(origin?.key ?? '')) ?? 0,
  );
  const endMs = beginMs + (travel ? TRAVEL_MS : 0);
  const tone = passage.became === 'dead' || model.deadLetterPlaces.has(place.key) ? 'dead' : 'plain';
  const { atMs, became, text, tries = 0 } = passage;
  model.steps.push({ beginMs, endMs, atMs, place: place.key, thing, became, tries, text, tone, ...(travel && { travel }) });
  model.thingEnds.set(thing, endMs);
  if (became === 'arrived') model.arrivalEnds.set(place.key, endMs);
  model.endMs = Math.max(model.endMs, endMs);
}

/** A dot travels to where something arrives or is taken to, and back to its queue when nobody worked it off. */
function travelOf(model: MessagesModel, { became, of }: Passage, thing: string, { key: route }: Route): Step['travel'] {
  if (became === 'arrived') return { route, way: 'forth' };
  if (became === 'taken' && of === 'invocation' && !model.thingEnds.has(thing)) return { route, way: 'forth' };
  if (became === 'returned') return { route, way: 'back' };
  return undefined;
}

/** Undefined where nobody sent it: a rule of the service itself did. */
function originOf(model: MessagesModel, { of, became, from, by }: Passage): Place | undefined {
  if (from !== undefined) return seen(model, placeOf(from));
  // Who takes or deletes is not where it came from.
  if (by === undefined || (of !== 'invocation' && became !== 'arrived')) return undefined;
  const session = sessionOf(by);
  const caller = [...model.places.values()].find(
    ({ kind, name, key }) => kind === 'function' && name === session?.name && key.includes(`:${session.account}:`),
  );
  return caller ?? seen(model, PROGRAM);
}

/** The way to the function that reads a queue; undefined where several do, or a program, because nobody tells which one had it. */
function readerOf({ routes, places }: MessagesModel, { key, kind }: Place): Route | undefined {
  if (kind !== 'queue') return undefined;
  const [reader, ...others] = [...routes.values()].filter(({ from, to }) => from === key && places.get(to)?.kind === 'function');
  return others.length === 0 ? reader : undefined;
}

function seen(model: MessagesModel, place: Place): Place {
  if (!model.places.has(place.key)) {
    model.places.set(place.key, place);
    model.structure += 1;
  }
  return place;
}

function routeBetween(model: MessagesModel, { key: from }: Place, { key: to }: Place): Route {
  const key = `${from} ${to}`;
  const known = model.routes.get(key);
  if (known) return known;
  const route: Route = { key, from, to, kind: 'plain' };
  model.routes.set(key, route);
  model.structure += 1;
  return route;
}
