// Lengths, ranges and words of IAM's members, by name: the same member means the same in nearly every operation.
// Facts: the service's model (botocore, data/iam/2010-05-08). Letters of names and paths: name-rules.ts; of tags: tags.ts.
import type { Constraint, Constraints } from '../../core/constraints.ts';

const name = (maxLength: number): Constraint => ({ minLength: 1, maxLength });
const arn: Constraint = { minLength: 20, maxLength: 2048 };
const path: Constraint = { minLength: 1, maxLength: 512 };
const text = '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+';
const document: Constraint = { minLength: 1, maxLength: 131_072, pattern: text };
const password: Constraint = { minLength: 1, maxLength: 128, pattern: text };
const code: Constraint = { minLength: 6, maxLength: 6, pattern: '[\\d]+' };
const pathPrefix: Constraint = { ...path, pattern: '\\u002F[\\u0021-\\u007F]*' };
const policyPathPrefix: Constraint = { ...path, pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/' };
const contextTypes = ['string', 'numeric', 'boolean', 'ip', 'binary', 'date'].flatMap((type) => [type, `${type}List`]);

const members: Constraints = {
  UserName: name(128),
  NewUserName: name(64),
  GroupName: name(128),
  NewGroupName: name(128),
  RoleName: name(64),
  PolicyName: name(128),
  InstanceProfileName: name(128),
  Path: path,
  NewPath: path,
  PathPrefix: pathPrefix,
  Description: { maxLength: 1000, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*' },
  MaxSessionDuration: { min: 3600, max: 43_200 },
  AssumeRolePolicyDocument: document,
  PolicyDocument: document,
  PolicyArn: arn,
  PermissionsBoundary: arn,
  VersionId: { pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?' },
  Tags: { maxLength: 50 },
  'Tags[].Key': { minLength: 1, maxLength: 128 },
  'Tags[].Value': { maxLength: 256 },
  TagKeys: { maxLength: 50 },
  'TagKeys[]': { minLength: 1, maxLength: 128 },
  // By design: the model allows 320, but a marker carries the key of the last item, which may be long.
  Marker: { minLength: 1, maxLength: 4096, pattern: '[\\u0020-\\u00FF]+' },
  MaxItems: { min: 1, max: 1000 },
  AccessKeyId: { minLength: 16, maxLength: 128, pattern: '[\\w]+' },
  AccountAlias: { minLength: 3, maxLength: 63, pattern: '^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$' },
  Password: password,
  OldPassword: password,
  NewPassword: password,
  MinimumPasswordLength: { min: 6, max: 128 },
  PasswordReusePrevention: { min: 1, max: 24 },
  MaxPasswordAge: { min: 1, max: 1095 },
  SerialNumber: { minLength: 9, maxLength: 256, pattern: '[\\w+=/:,.@-]+' },
  AuthenticationCode1: code,
  AuthenticationCode2: code,
  VirtualMFADeviceName: name(226),
  AssignmentStatus: { oneOf: ['Assigned', 'Unassigned', 'Any'] },
  OpenIDConnectProviderArn: arn,
  Url: name(255),
  ClientID: name(255),
  'ClientIDList[]': name(255),
  'ThumbprintList[]': { minLength: 40, maxLength: 40 },
  AWSServiceName: { minLength: 1, maxLength: 128, pattern: '[\\w+=,.@-]+' },
  CustomSuffix: { minLength: 1, maxLength: 64, pattern: '[\\w+=,.@-]+' },
  DeletionTaskId: name(1000),
  Scope: { oneOf: ['All', 'AWS', 'Local'] },
  PolicyUsageFilter: { oneOf: ['PermissionsPolicy', 'PermissionsBoundary'] },
  EntityFilter: { oneOf: ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] },
  'Filter[]': { oneOf: ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] },
  PolicySourceArn: arn,
  CallerArn: name(2048),
  ResourceOwner: name(2048),
  ResourcePolicy: document,
  'PolicyInputList[]': document,
  'PermissionsBoundaryPolicyInputList[]': document,
  'ActionNames[]': { minLength: 3, maxLength: 128 },
  'ResourceArns[]': name(2048),
  'ContextEntries[].ContextKeyName': { minLength: 5, maxLength: 256 },
  'ContextEntries[].ContextKeyType': { oneOf: contextTypes },
};

/** Where an operation differs from the table above. */
const exceptions: Readonly<Record<string, Constraints>> = {
  CreateUser: { UserName: name(64) },
  CreateLoginProfile: { UserName: name(64) },
  UpdateLoginProfile: { UserName: name(64) },
  UpdateAccessKey: { Status: { oneOf: ['Active', 'Inactive', 'Expired'] } },
  CreatePolicy: { Path: { ...path, pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/' }, Description: { maxLength: 1000 } },
  ListPolicies: { PathPrefix: policyPathPrefix },
  ListAttachedUserPolicies: { PathPrefix: policyPathPrefix },
  ListAttachedGroupPolicies: { PathPrefix: policyPathPrefix },
  ListAttachedRolePolicies: { PathPrefix: policyPathPrefix },
};

/** The constraints of each of `operations`. A member that an operation lacks is absent from its input and satisfies everything. */
export function constraintsOf(operations: readonly string[]): Readonly<Record<string, Constraints>> {
  return Object.fromEntries(operations.map((operation) => [operation, { ...members, ...exceptions[operation] }]));
}
