// The limits of Parameter Store, in one table.
// AWS: https://docs.aws.amazon.com/general/latest/gr/ssm.html#limits_ssm
export const limits = {
  standardValueBytes: 4 * 1024,
  advancedValueBytes: 8 * 1024,
  standardParameters: 10_000,
  advancedParameters: 100_000,
  versions: 100,
  labelsOfVersion: 10,
  labelCharacters: 100,
  hierarchyLevels: 15,
  nameCharacters: 1011,
  policies: 10,
  tags: 50,
  parametersOfPath: 10,
  describedParameters: 50,
} as const;
