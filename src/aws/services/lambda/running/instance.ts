// One sandbox with a function in it: what it was started with, whom its output and its calls belong to.
import type { OpenFunction } from '../../../core/function-host.ts';
import type { Runnable } from '../function.ts';

export interface Instance {
  readonly open: OpenFunction;
  readonly runnable: Runnable;
  readonly logStream: string;
  readonly startedMs: number;
  /** The invocation at work; whatever the sandbox does is that one's doing. */
  readonly owner: Owner;
  usedMs: number;
}

/** Changes from invocation to invocation. */
export interface Owner {
  lines: string[];
  trace: string;
}

/** Idle instances by ARN of version, the one used last at the end. */
export class IdleInstances {
  readonly #byArn = new Map<string, Instance[]>();

  /** The one that was used last and still runs what is wanted; the others of other code are ended. */
  take(versionArn: string, runnable: Runnable): Instance | undefined {
    const idle = this.#byArn.get(versionArn) ?? [];
    const fitting = idle.filter((instance) => instance.runnable === runnable);
    for (const instance of idle) if (instance.runnable !== runnable) instance.open.close();
    const taken = fitting.pop();
    this.#byArn.set(versionArn, fitting);
    return taken;
  }

  give(versionArn: string, instance: Instance): void {
    const idle = this.#byArn.get(versionArn) ?? [];
    idle.push(instance);
    this.#byArn.set(versionArn, idle);
  }

  /** Ends those for which that is true. */
  drop(isOver: (instance: Instance, versionArn: string) => boolean): void {
    for (const [arn, idle] of this.#byArn) {
      const kept = idle.filter((instance) => {
        if (!isOver(instance, arn)) return true;
        instance.open.close();
        return false;
      });
      if (kept.length > 0) this.#byArn.set(arn, kept);
      else this.#byArn.delete(arn);
    }
  }

  /** How many are idle, by ARN of version. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#byArn].map(([arn, idle]) => [arn, idle.length]));
  }
}
