// The limits of IAM and STS in one table.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html

const hourSeconds = 60 * 60;

export const limits = {
  accessKeysPerUser: 2,
  groupsPerUser: 10,
  attachedPoliciesPerHolder: 10,
  versionsPerPolicy: 5,
  /** Characters without white space. */
  managedPolicyCharacters: 6144,
  trustPolicyCharacters: 2048,
  /** Characters without white space, of all inline policies of one holder together. */
  inlineCharacters: { user: 2048, group: 5120, role: 10_240 },
  tags: 50,
  rolesPerInstanceProfile: 1,
  mfaDevicesPerUser: 8,
  accountAliases: 1,
  usersPerAccount: 5000,
  groupsPerAccount: 300,
  rolesPerAccount: 1000,
  policiesPerAccount: 1500,
  instanceProfilesPerAccount: 1000,
  openIdProvidersPerAccount: 100,
  clientIdsPerProvider: 100,
  thumbprintsPerProvider: 5,
  pageItems: 100,
  defaultSessionSeconds: hourSeconds,
} as const;
