// The types of Jasmine's globals for the editor and the type check: the part that labs use, as text. https://jasmine.github.io/api/edge/global

/** Declarations, as text. */
export const specTypes = `
/** A group of specs, named after what they are about. Groups may stand in groups. */
declare function describe(description: string, specs: () => void): void;
declare function xdescribe(description: string, specs: () => void): void;
declare function fdescribe(description: string, specs: () => void): void;
/** One spec: a sentence, and the code that shows that it is true. */
declare function it(expectation: string, spec?: () => void | Promise<void>, timeoutMs?: number): void;
/** A spec that is left out: pending. */
declare function xit(expectation: string, spec?: () => void | Promise<void>, timeoutMs?: number): void;
/** Only specs like this one are run. */
declare function fit(expectation: string, spec?: () => void | Promise<void>, timeoutMs?: number): void;
declare function beforeEach(work: () => void | Promise<void>, timeoutMs?: number): void;
declare function afterEach(work: () => void | Promise<void>, timeoutMs?: number): void;
declare function beforeAll(work: () => void | Promise<void>, timeoutMs?: number): void;
declare function afterAll(work: () => void | Promise<void>, timeoutMs?: number): void;
/** Ends the spec as pending. */
declare function pending(reason?: string): void;
declare function fail(reason?: unknown): void;
declare function expect<T>(actual: T): jasmine.Matchers<T>;
declare function expectAsync<T>(actual: Promise<T>): jasmine.AsyncMatchers<T>;
/** Puts a spy in place of a method until the spec ends. */
declare function spyOn<T, Key extends keyof T>(object: T, method: Key): T[Key] extends (...args: infer A) => infer R ? jasmine.Spy<A, R> : never;

declare namespace jasmine {
  interface Matchers<T> {
    readonly not: Matchers<T>;
    /** The same object, or the same plain value: \`===\`. */
    toBe(expected: T): void;
    /** Equal in all parts. */
    toEqual(expected: unknown): void;
    toBeTrue(): void;
    toBeFalse(): void;
    toBeTruthy(): void;
    toBeFalsy(): void;
    toBeNull(): void;
    toBeUndefined(): void;
    toBeDefined(): void;
    toBeNaN(): void;
    toBeInstanceOf(type: abstract new (...args: never[]) => unknown): void;
    toBeGreaterThan(than: number): void;
    toBeGreaterThanOrEqual(than: number): void;
    toBeLessThan(than: number): void;
    toBeLessThanOrEqual(than: number): void;
    toBeCloseTo(expected: number, precision?: number): void;
    toContain(part: unknown): void;
    toMatch(pattern: string | RegExp): void;
    toHaveSize(size: number): void;
    toHaveClass(name: string): void;
    toHaveClasses(names: readonly string[]): void;
    toThrow(expected?: unknown): void;
    toThrowError(message?: string | RegExp): void;
    toHaveBeenCalled(): void;
    toHaveBeenCalledTimes(times: number): void;
    toHaveBeenCalledWith(...args: unknown[]): void;
    toHaveBeenCalledOnceWith(...args: unknown[]): void;
    /** Words for a failure of what is expected next. */
    withContext(text: string): Matchers<T>;
  }
  interface AsyncMatchers<T> {
    readonly not: AsyncMatchers<T>;
    toBeResolved(): Promise<void>;
    toBeResolvedTo(expected: T): Promise<void>;
    toBeRejected(): Promise<void>;
    toBeRejectedWith(expected: unknown): Promise<void>;
    toBeRejectedWithError(message?: string | RegExp): Promise<void>;
  }
  /** A function that remembers how it was called. */
  interface Spy<A extends unknown[] = any[], R = any> {
    (...args: A): R;
    readonly and: {
      returnValue(value: R): Spy<A, R>;
      callFake(fake: (...args: A) => R): Spy<A, R>;
      callThrough(): Spy<A, R>;
      resolveTo(value?: Awaited<R>): Spy<A, R>;
      rejectWith(reason?: unknown): Spy<A, R>;
      throwError(message: string): Spy<A, R>;
    };
    readonly calls: {
      any(): boolean;
      count(): number;
      argsFor(index: number): A;
      allArgs(): A[];
      mostRecent(): { readonly args: A };
      reset(): void;
    };
  }
  function createSpy(name?: string): Spy;
  function any(type: unknown): any;
  function anything(): any;
  function objectContaining(part: object): any;
  function arrayContaining(part: readonly unknown[]): any;
  function stringMatching(pattern: string | RegExp): any;
}
`;
