// One spec as the sandbox tells it: stacks instead of places, because source maps are with the host.

export interface GuestSpec {
  /** The names of the suites around it, and its own at the end. */
  readonly path: readonly string[];
  readonly status: 'passed' | 'failed' | 'pending';
  readonly expectations: number;
  readonly failures: readonly { readonly message: string; readonly stack: string }[];
}
