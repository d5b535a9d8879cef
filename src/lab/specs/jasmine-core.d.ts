// The part of jasmine-core's file for browsers that spec-runner.ts uses; the package has no declarations of its own.
declare module 'jasmine-core' {
  interface Env {
    configure(options: { readonly random: boolean; readonly failSpecWithNoExpectations: boolean }): void;
    addReporter(reporter: object): void;
    beforeEach(work: () => Promise<void>): void;
    execute(): Promise<unknown>;
  }
  const jasmineCore: {
    readonly jasmine: { getEnv(): Env };
    /** `describe`, `it`, `expect` and their siblings, by name. */
    readonly globals: Readonly<Record<string, unknown>>;
  };
  export default jasmineCore;
}
