// All exports and imports of the cloud.
import type { Place } from '../../../core/ports.ts';
import type { Bots } from '../bots.ts';
import { own } from '../bots.ts';
import { DURATIONS } from '../limits.ts';
import type { Export, Import } from './transfer.ts';

export interface TransfersState {
  readonly exports: Record<string, Export>;
  readonly imports: Record<string, Import>;
}

const NONE: TransfersState = { exports: {}, imports: {} };

export class Transfers {
  readonly bots: Bots;
  #state: TransfersState = structuredClone(NONE);

  constructor(bots: Bots) {
    this.bots = bots;
  }

  get now(): number {
    return this.bots.now;
  }

  /** What every export and import begins with. */
  begun({ account, region }: Place) {
    const { now } = this;
    return { account, region, id: this.bots.newId(), secret: this.bots.environment.random.hex(32), createdMs: now, updatedMs: now };
  }

  addExport(made: Export): void {
    this.#state.exports[made.id] = made;
  }

  addImport(made: Import): void {
    this.#state.imports[made.id] = made;
  }

  /** Of any account: its address is signed. */
  anyExport(id: string): Export | undefined {
    this.#forgetWhatIsGone();
    return own(this.#state.exports, id);
  }

  anyImport(id: string): Import | undefined {
    this.#forgetWhatIsGone();
    return own(this.#state.imports, id);
  }

  findExport(place: Place, id = ''): Export | undefined {
    return ofPlace(this.anyExport(id), place);
  }

  findImport(place: Place, id = ''): Import | undefined {
    return ofPlace(this.anyImport(id), place);
  }

  exports(place: Place): Export[] {
    this.#forgetWhatIsGone();
    return Object.values(this.#state.exports).filter((one) => ofPlace(one, place));
  }

  /** Those that were started. */
  imports(place: Place): Import[] {
    this.#forgetWhatIsGone();
    return Object.values(this.#state.imports).filter((one) => one.started && ofPlace(one, place));
  }

  snapshot(): TransfersState {
    return structuredClone(this.#state);
  }

  /** @param state absent in snapshots of a time when there was no import and export */
  restore(state: TransfersState = NONE): void {
    this.#state = structuredClone(state);
  }

  // AWS: both "remain in the list for seven days".
  #forgetWhatIsGone(): void {
    for (const transfers of [this.#state.exports, this.#state.imports])
      for (const [id, { createdMs, goneMs = createdMs + DURATIONS.transferKeptMs }] of Object.entries(transfers))
        if (this.now >= goneMs) delete transfers[id];
  }
}

function ofPlace<Kind extends Place>(transfer: Kind | undefined, { account, region }: Place): Kind | undefined {
  return transfer?.account === account && transfer.region === region ? transfer : undefined;
}
