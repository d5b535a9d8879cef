// Constraints that several operations share.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
export const busConstraint = {
  minLength: 1,
  maxLength: 1600,
  pattern: '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+',
} as const;
export const ruleConstraint = { minLength: 1, maxLength: 64, pattern: '[\\.\\-_A-Za-z0-9]+' } as const;
export const archiveConstraint = { minLength: 1, maxLength: 48, pattern: '[\\.\\-_A-Za-z0-9]+' } as const;
export const patternConstraint = { maxLength: 4096 } as const;
export const descriptionConstraint = { maxLength: 512 } as const;
export const limitConstraint = { min: 1, max: 100 } as const;
export const arnConstraint = { minLength: 1, maxLength: 1600 } as const;
