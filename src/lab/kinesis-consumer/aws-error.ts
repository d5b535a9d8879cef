// Which of the SDK's errors pass by themselves.

export const isNamed = (error: unknown, ...names: readonly string[]): boolean => error instanceof Error && names.includes(error.name);

/** Refused because too much was asked for within a second. */
export const isThrottled = (error: unknown): boolean =>
  isNamed(error, 'ProvisionedThroughputExceededException', 'LimitExceededException', 'ThrottlingException', 'KMSThrottlingException');

/** Throttling, or a fault of the service: worth another attempt later. */
export const isPassing = (error: unknown): boolean =>
  isThrottled(error) || (error instanceof Error && '$fault' in error && error.$fault === 'server');
