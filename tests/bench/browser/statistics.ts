// What the figures are made of: the middle of a sample, and how it is written.

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

export const milliseconds = (value: number) => `${Math.round(value)} ms`;
export const seconds = (value: number) => `${(value / 1_000).toFixed(1)} s`;
export const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Median, least and most of a sample in milliseconds. */
export function spread(values: readonly number[]): string {
  return `${milliseconds(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;
}
