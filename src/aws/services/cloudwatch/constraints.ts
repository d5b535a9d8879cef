// Constraints that several operations share.
export const namespaceConstraint = { minLength: 1, maxLength: 255, pattern: '[^:].*' } as const;
export const nameConstraint = { minLength: 1, maxLength: 255 } as const;
export const dimensionValueConstraint = { minLength: 1, maxLength: 1024 } as const;
export const plainStatisticConstraint = { oneOf: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] } as const;
const amounts = ['Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes', 'Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'];
export const unitConstraint = {
  oneOf: [
    'Seconds',
    'Microseconds',
    'Milliseconds',
    ...amounts,
    'Percent',
    'Count',
    ...amounts.map((amount) => `${amount}/Second`),
    'Count/Second',
    'None',
  ],
} as const;
