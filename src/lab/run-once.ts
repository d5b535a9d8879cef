// One program on one clean cloud: run it, then let the cloud finish. Collects the evidence on the way.
import { CallInsides } from './call-insides.ts';
import { type CallIds, loggedFetch } from './call-log.ts';
import type { CompiledFile } from './compile.ts';
import type { Lab } from './definition.ts';
import type { AppRun, DocumentListener } from './document/live-app.ts';
import { pageFetch } from './document/page-fetch.ts';
import { makeLabRole, usesRole } from './lab-role.ts';
import type { Linked } from './link.ts';
import type { CallRecord, ConsoleLine, RunEvent, RunFailure, RunState } from './run-events.ts';
import type { KeptProgram } from './sandbox/kept-program.ts';
import type { PageText } from './sandbox/protocol.ts';
import { type ProgramOptions, runProgram } from './sandbox/run-program.ts';
import type { ProgramPlace, Sandbox } from './sandbox/sandbox.ts';
import type { Target } from './target.ts';
import { PaceControl, TimeDriver } from './time-driver.ts';

/** Hears of a program whose document stays. */
export interface PreviewListener extends Pick<DocumentListener, 'onRoute' | 'onLeave'> {
  readonly keep: (program: KeptProgram, run: AppRun) => void;
}

/** A document without any program of its own: the page of somebody else. */
const NO_PROGRAM = { modules: [{ id: 'sandshark:no-program', pieces: [''] }], entry: 'sandshark:no-program' };

export interface OnceOptions {
  readonly lab: Pick<Lab, 'deadlineMs' | 'settleForMs'>;
  readonly sandbox: Sandbox;
  readonly target: Target;
  readonly linked: Extract<Linked, { kind: 'linked' }>;
  readonly compiled: Readonly<Record<string, CompiledFile>>;
  readonly pace: PaceControl;
  readonly signal: AbortSignal;
  readonly place: ProgramPlace;
  /** The document's text, where it runs in one. */
  readonly page?: PageText | undefined;
  /** Given where the program's document is to stay when it has ended well. */
  readonly preview?: PreviewListener | undefined;
  /** Where its calls get their ids. */
  readonly ids?: CallIds | undefined;
  /** Does anybody look at the inside of the cloud? */
  readonly watched: 'watched' | 'unwatched';
  readonly enter: (state: RunState) => void;
  readonly emit: (event: RunEvent) => void;
}

export interface OnceResult {
  readonly console: readonly ConsoleLine[];
  readonly calls: readonly CallRecord[];
  readonly failure?: RunFailure;
}

export async function runOnce({
  lab,
  sandbox,
  target,
  linked,
  compiled,
  pace,
  signal,
  place,
  page,
  preview,
  ids,
  watched,
  enter,
  emit,
}: OnceOptions): Promise<OnceResult> {
  const { time } = target;
  const console: ConsoleLine[] = [];
  const calls: CallRecord[] = [];
  // By the target itself, not by the logged fetch: the learner's calls are the learner's.
  if (usesRole(compiled) === 'yes') await makeLabRole(target);
  const driver = new TimeDriver({ time, pace, onClock: (nowMs) => emit({ type: 'clock', nowMs }) });
  const insides = new CallInsides();
  const logged = loggedFetch(
    target.fetch,
    () => time.now(),
    (call) => {
      calls.push(call);
      emit({ type: 'call', call });
    },
    { ids, inside: (requestId) => insides.of(requestId) },
  );
  const forget =
    watched === 'watched'
      ? target.observe?.((observation) => {
          if (insides.take(observation) === 'for others') emit({ type: 'observation', observation });
        })
      : undefined;
  try {
    enter('running');
    emit({ type: 'clock', nowMs: time.now() });
    const program: ProgramOptions = {
      sandbox,
      time,
      driver,
      signal,
      modules: linked.modules,
      entry: linked.entry,
      place,
      ...(page && { page }),
      deadlineMs: lab.deadlineMs,
      environment: { region: target.region, credentials: { accessKeyId: target.account, secretAccessKey: 'sandshark' } },
      maps: new Map(Object.entries(compiled).map(([path, { map }]) => [path, map])),
      fetch: page ? pageFetch(logged) : logged,
      onConsole: (line) => {
        console.push(line);
        emit({ type: 'console', line });
      },
      onRoute(route) {
        preview?.onRoute(route);
        emit({ type: 'route', route });
      },
      onDropped: (count) => emit({ type: 'console-dropped', count }),
    };
    // Nobody waits for a page that is loaded later: it takes the time it needs.
    const later = new TimeDriver({ time, pace: new PaceControl(), onClock() {} });
    const open: AppRun['open'] = (opened, what, listener) =>
      runProgram({ ...program, ...(what === 'none' && NO_PROGRAM), ...listener, driver: later, page: opened });
    const failure = await runProgram({
      ...program,
      ...(page && preview && stays(preview, { page, fetch: logged, nowMs: () => time.now(), open })),
    });
    if (!signal.aborted) {
      enter('settling');
      await driver.settle(lab.settleForMs, signal);
    }
    return { console, calls, ...(failure ? { failure } : {}) };
  } finally {
    // An app that stays goes on calling, until its cloud is given up.
    if (!preview) forget?.();
  }
}

function stays({ keep, onLeave }: PreviewListener, run: AppRun): Pick<ProgramOptions, 'keep' | 'onLeave'> {
  return { onLeave, keep: (program) => keep(program, run) };
}
