// Times as IAM answers them.

/** AWS: whole seconds. */
export function answeredTime(ms: number): Date {
  return new Date(Math.floor(ms / 1000) * 1000);
}
