// What is limited while a bot is talked to.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/quotas.html, "Runtime quotas"

const KB = 1024;

export const LIMITS = {
  hookEventBytes: 12 * KB,
  hookAnswerBytes: 50 * KB,
  /** In what a function answers, as base64. */
  sessionAttributesBytes: 12 * KB,
  hookMs: 30_000,
  /** Of RecognizeUtterance: the headers with the session's state and the request's attributes. */
  headersBytes: 12 * KB,
} as const;

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

export const base64BytesOf = (text: string): number => Math.ceil(bytesOf(text) / 3) * 4;
