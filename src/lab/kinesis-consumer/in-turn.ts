// Work that must not overlap: each piece begins when the one before has ended.

export class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    // The failure of the piece before is told to whoever asked for it.
    const result = this.#last.then(work, work);
    this.#last = result;
    return result;
  }
}
