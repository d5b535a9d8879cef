// The output of an operation as a handler gives it: what the SDK types, without what its client adds.

export type Answer<Output> = Omit<Output, '$metadata'>;
