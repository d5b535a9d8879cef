// Runs the specs of some files: a program of its own, in a fresh sandbox, on a fresh cloud. What specs do to either is gone afterwards.
import { CallInsides } from '../call-insides.ts';
import { type CallIds, loggedFetch } from '../call-log.ts';
import type { CompiledFile } from '../compile.ts';
import type { Lab, LabFiles } from '../definition.ts';
import { pageFetch } from '../document/page-fetch.ts';
import { pageText } from '../document/page-text.ts';
import { makeLabRole, usesRole } from '../lab-role.ts';
import { link, type SdkBundle } from '../link.ts';
import type { CallRecord, ConsoleLine, SpecResult, SpecResults } from '../run-events.ts';
import { runProgram } from '../sandbox/run-program.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { Target } from '../target.ts';
import { PaceControl, TimeDriver } from '../time-driver.ts';
import { SPECS_MODULE } from './module-name.ts';
import { SPEC_ENTRY, withSpecEntry } from './spec-entry.ts';

export interface SpecRunOptions {
  readonly lab: Pick<Lab, 'deadlineMs' | 'document'>;
  readonly files: LabFiles;
  readonly compiled: Readonly<Record<string, CompiledFile>>;
  readonly bundle: SdkBundle;
  /** The text of the module `workshop`, for this target. */
  readonly workshop: (target: Target) => string;
  readonly sandbox: Sandbox;
  readonly target: () => Promise<Target>;
  readonly signal: AbortSignal;
  readonly onSpec?: ((spec: SpecResult) => void) | undefined;
  readonly onConsole?: ((line: ConsoleLine) => void) | undefined;
  /** Given where calls of specs are shown: told each, with what happened for it inside the cloud. */
  readonly onCall?: ((call: CallRecord) => void) | undefined;
  readonly ids?: CallIds | undefined;
  /** Given where the cloud of the specs is to stay when they are over: whoever gets it must close it. */
  readonly keep?: ((target: Target) => void) | undefined;
}

/** Does a lab with these packages have specs? */
export const hasSpecs = ({ packages }: Pick<Lab, 'packages'>) => packages.includes(SPECS_MODULE);

/** Links the program that runs the specs; says what is wrong with their imports. */
export function linkSpecs({ files, compiled, bundle }: Pick<SpecRunOptions, 'files' | 'compiled' | 'bundle'>, workshop: string) {
  return link({ entry: SPEC_ENTRY, ...withSpecEntry(files, compiled), bundle, workshop });
}

/** Never rejects for what specs do: an error that is no spec's is the result's `failure`. */
export async function runSpecs(options: SpecRunOptions): Promise<SpecResults> {
  const { lab, files, compiled, sandbox, signal, onSpec, onConsole, onCall, ids } = options;
  const target = await options.target();
  try {
    const { time } = target;
    if (usesRole(compiled) === 'yes') await makeLabRole(target);
    const linked = linkSpecs(options, options.workshop(target));
    if (linked.kind === 'refused') {
      const message = linked.diagnostics[0]?.message ?? 'The files cannot be linked.';
      return { specs: [], failure: { kind: 'crashed', message } };
    }
    const specs: SpecResult[] = [];
    const page = pageText(lab, files);
    let running: readonly string[] | undefined;
    const fetch = onCall ? watchedFetch(target, onCall, () => ({ kind: 'specs', ...(running && { spec: running }) }), ids) : target.fetch;
    const failure = await runProgram({
      sandbox,
      time,
      driver: new TimeDriver({ time, pace: new PaceControl(), onClock() {} }),
      signal,
      modules: linked.modules,
      entry: linked.entry,
      place: page ? 'document' : 'worker',
      ...(page && { page }),
      deadlineMs: lab.deadlineMs,
      environment: { region: target.region, credentials: { accessKeyId: target.account, secretAccessKey: 'sandshark' } },
      maps: new Map(Object.entries(compiled).map(([path, { map }]) => [path, map])),
      fetch: page ? pageFetch(fetch) : fetch,
      onSpecBegan(path) {
        running = path;
      },
      onSpec(spec) {
        specs.push(spec);
        onSpec?.(spec);
      },
      onConsole: (line) => onConsole?.(line),
      onDropped() {},
    });
    return { specs, ...(failure && { failure }) };
  } finally {
    if (options.keep) options.keep(target);
    else target.close?.();
  }
}

/** Watched as long as that cloud is there: nobody but specs calls it. */
function watchedFetch(
  target: Target,
  onCall: (call: CallRecord) => void,
  by: () => NonNullable<CallRecord['by']>,
  ids: CallIds | undefined,
): Target['fetch'] {
  const insides = new CallInsides();
  target.observe?.((observation) => void insides.take(observation));
  return loggedFetch(target.fetch, () => target.time.now(), onCall, { ids, by, inside: (requestId) => insides.of(requestId) });
}
