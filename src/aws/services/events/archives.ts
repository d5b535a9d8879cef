// Archives keep the events of a bus; replays send them to it again.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
import { formatArn } from '../../core/arn.ts';
import { matchesPattern, readPattern } from '../../core/event-pattern.ts';
import type { Place } from '../../core/ports.ts';
import { type BusState, busArn } from './bus.ts';
import type { BusHost } from './bus-host.ts';
import type { BusEvent } from './event.ts';
import { limits } from './limits.ts';

export interface ArchiveState extends Place {
  readonly name: string;
  readonly busArn: string;
  readonly createdMs: number;
  description?: string;
  pattern?: string;
  /** 0 is for ever. */
  retentionDays: number;
  events: { readonly atMs: number; readonly event: BusEvent }[];
}

export interface ReplayState extends Place {
  readonly name: string;
  readonly archiveArn: string;
  readonly busArn: string;
  readonly ruleArns: readonly string[];
  readonly description?: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly startedMs: number;
  state: 'STARTING' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  endedMs?: number;
  lastEventMs?: number;
  /** When its state changes next. */
  nextMs?: number;
}

export interface ArchivesState {
  readonly archives: readonly ArchiveState[];
  readonly replays: readonly ReplayState[];
}

export function archiveArn({ account, region, name }: Pick<ArchiveState, 'account' | 'region' | 'name'>): string {
  return formatArn({ service: 'events', region, account, resource: `archive/${name}` });
}

export function replayArn({ account, region, name }: Pick<ReplayState, 'account' | 'region' | 'name'>): string {
  return formatArn({ service: 'events', region, account, resource: `replay/${name}` });
}

export class Archives {
  readonly #host: BusHost;
  readonly archives = new Map<string, ArchiveState>();
  readonly replays = new Map<string, ReplayState>();

  constructor(host: BusHost) {
    this.#host = host;
  }

  /** Keeps an event in every archive of the bus whose pattern means it. */
  keep(bus: BusState, event: BusEvent): void {
    const atMs = this.#host.now();
    for (const archive of this.archives.values()) {
      if (archive.busArn !== busArn(bus)) continue;
      if (archive.pattern === undefined || matchesPattern(readPattern(archive.pattern), event)) archive.events.push({ atMs, event });
    }
  }

  /** Of an account and region, in order of names. Events past their retention are gone. */
  listArchives(place: Place): readonly ArchiveState[] {
    for (const archive of this.archives.values()) this.#forgetExpired(archive);
    return sorted(this.archives.values(), place);
  }

  findArchive(arn: string): ArchiveState | undefined {
    const archive = this.archives.get(arn);
    if (archive) this.#forgetExpired(archive);
    return archive;
  }

  listReplays(place: Place): readonly ReplayState[] {
    return sorted(this.replays.values(), place);
  }

  start(replay: ReplayState): void {
    this.replays.set(replayArn(replay), replay);
    this.#plan(replay);
  }

  snapshot(): ArchivesState {
    return { archives: structuredClone([...this.archives.values()]), replays: structuredClone([...this.replays.values()]) };
  }

  restore({ archives, replays }: ArchivesState): void {
    for (const archive of structuredClone(archives)) this.archives.set(archiveArn(archive), archive);
    for (const replay of structuredClone(replays)) {
      this.replays.set(replayArn(replay), replay);
      this.#plan(replay);
    }
  }

  #plan(replay: ReplayState): void {
    const { nextMs, state } = replay;
    if (nextMs === undefined) return;
    this.#host.environment.scheduler.at(nextMs, `${replayArn(replay)} leaves ${state}`, () => {
      // A replay that was cancelled has another future by now.
      if (replay.state !== state) return;
      delete replay.nextMs;
      if (state === 'RUNNING') {
        replay.state = 'COMPLETED';
        replay.endedMs = this.#host.now();
        return;
      }
      replay.state = 'RUNNING';
      replay.nextMs = this.#host.now() + limits.replayStepMs;
      this.#send(replay);
      this.#plan(replay);
    });
  }

  /** AWS: minute by minute, without an order among the events of a minute; here at once and in order. */
  #send(replay: ReplayState): void {
    const bus = this.#host.findBus(replay, replay.busArn);
    const events = this.findArchive(replay.archiveArn)?.events ?? [];
    for (const { atMs, event } of events) {
      if (!bus || atMs < replay.fromMs || atMs >= replay.toMs) continue;
      this.#host.ingest(bus, { ...event, 'replay-name': replay.name }, { passed: [], onlyRules: replay.ruleArns });
      replay.lastEventMs = atMs;
    }
  }

  #forgetExpired(archive: ArchiveState): void {
    if (archive.retentionDays === 0) return;
    const oldestMs = this.#host.now() - archive.retentionDays * 24 * 60 * 60 * 1000;
    archive.events = archive.events.filter(({ atMs }) => atMs >= oldestMs);
  }
}

function sorted<Item extends Place & { readonly name: string }>(items: Iterable<Item>, { account, region }: Place): readonly Item[] {
  return [...items]
    .filter((item) => item.account === account && item.region === region)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
