// An error that is told in one sentence, without a stack: the reader can do something about it.
export class PlainError extends Error {
  name = 'PlainError';
}
