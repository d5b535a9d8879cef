// An error that is told in one sentence, without a stack: the reader can do something about it.

/** The entries in bin/ know it by its name, because they run before TypeScript does. */
export class PlainError extends Error {
  override name = 'PlainError';
}
