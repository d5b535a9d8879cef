// The letters that names and paths may have, with IAM's own sentences, which are not those of its service framework.
// Sentences: quoted by users of Terraform and the AWS CLI; that for paths recorded by moto.
import { wireName } from '../../core/constraints.ts';
import { AwsError } from '../../core/errors.ts';
import { validationError } from './errors.ts';

const nameMembers = [
  'UserName',
  'NewUserName',
  'GroupName',
  'NewGroupName',
  'RoleName',
  'PolicyName',
  'InstanceProfileName',
  'VirtualMFADeviceName',
] as const;
const pathMembers = ['Path', 'NewPath'] as const;

/** Throws AwsError ValidationException, or MalformedInput for a number that is not whole: every number of IAM's is a count. */
export function checkNames(input: Readonly<Record<string, unknown>>): void {
  for (const [member, value] of Object.entries(input))
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new AwsError('MalformedInput', `The value '${value}' of ${member} is not valid.`);
  for (const member of nameMembers) {
    const value = input[member];
    if (typeof value !== 'string' || /^[\w+=,.@-]+$/.test(value)) continue;
    throw validationError(
      `The specified value for ${wireName(member)} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  }
  for (const member of pathMembers) {
    const value = input[member];
    if (typeof value !== 'string' || value === '/' || (/^\/[!-~]+\/$/.test(value) && !value.includes('//'))) continue;
    throw validationError(
      `The specified value for ${wireName(member)} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`,
    );
  }
}
