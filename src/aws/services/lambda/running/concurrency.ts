// How many invocations of each function are at work at this moment, and how many may be.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
import { type ThrottleReason, tooManyRequests } from '../errors.ts';
import type { LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Functions } from '../functions.ts';
import { limits } from '../limits.ts';

export class Concurrency {
  readonly #functions: Functions;
  readonly #working = new Map<string, number>();
  readonly #released: (() => void)[] = [];

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  /** Why one more invocation is not possible now; undefined when it is. */
  refusal(fn: LambdaFunction): ThrottleReason | undefined {
    const working = this.working(fn);
    if (fn.reservedConcurrency !== undefined)
      return working < fn.reservedConcurrency ? undefined : 'ReservedFunctionConcurrentInvocationLimitExceeded';
    const all = this.#functions.list(fn);
    const reserved = all.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
    const unreservedAtWork = all.reduce((sum, one) => sum + (one.reservedConcurrency === undefined ? this.working(one) : 0), 0);
    return unreservedAtWork < limits.accountConcurrency - reserved ? undefined : 'ConcurrentInvocationLimitExceeded';
  }

  working(fn: LambdaFunction): number {
    return this.#working.get(functionArn(fn)) ?? 0;
  }

  /** Runs `work` as one invocation. Throws AwsError TooManyRequestsException. */
  async during<Result>(fn: LambdaFunction, work: () => Promise<Result>): Promise<Result> {
    const reason = this.refusal(fn);
    if (reason) throw tooManyRequests(reason);
    const arn = functionArn(fn);
    this.#working.set(arn, this.working(fn) + 1);
    try {
      return await work();
    } finally {
      const left = this.working(fn) - 1;
      if (left > 0) this.#working.set(arn, left);
      else this.#working.delete(arn);
      for (const released of this.#released) released();
    }
  }

  /** Calls `released` whenever an invocation has ended. */
  onRelease(released: () => void): void {
    this.#released.push(released);
  }
}
