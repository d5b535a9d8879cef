// Ready to use: a machine that a consumer runs on, and that may lose its power in the middle of its work.
import type { Worker } from 'workshop/kinesis';
import type { Measurement } from './measurement.ts';
import { sleep } from './ready-made.ts';

export class Machine {
  readonly name: string;
  readonly #crash: { readonly burst: number; readonly after: number } | undefined;
  #power: 'on' | 'off' = 'on';
  #worker: Worker | undefined;
  #doneOfBurst = 0;

  /** Without `crash` it runs for ever. */
  constructor(name: string, crash?: { readonly burst: number; readonly after: number }) {
    this.name = name;
    this.#crash = crash;
  }

  get power(): 'on' | 'off' {
    return this.#power;
  }

  /** Tells the machine which worker runs on it. */
  runs(worker: Worker): Worker {
    this.#worker = worker;
    return worker;
  }

  /** The computing that one measurement costs, 40 ms. On a machine without power it never ends. */
  async compute({ burst }: Measurement): Promise<void> {
    await sleep(40);
    if (burst === this.#crash?.burst && this.#power === 'on') {
      if (this.#doneOfBurst === this.#crash.after) this.#losePower();
      this.#doneOfBurst += 1;
    }
    if (this.#power === 'off') await new Promise<never>(() => {});
  }

  #losePower() {
    this.#power = 'off';
    this.#worker?.die();
    console.log(`${this.name} has lost its power, after ${this.#doneOfBurst} measurements of burst ${this.#crash?.burst}.`);
  }
}
