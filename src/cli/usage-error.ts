// A command line that was not understood, in a sentence: exit status 2.
export class UsageError extends Error {}
