// The errors of Cognito identity pools. Sentences as users of the SDKs, the AWS CLI and Terraform quote them in public threads; those
// marked so are inferred. AWS: https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
import { AwsError } from '../../core/errors.ts';
import { limits } from './limits.ts';

export const invalidParameter = (sentence: string) => new AwsError('InvalidParameterException', sentence);

export const notAuthorized = (sentence: string) => new AwsError('NotAuthorizedException', sentence);

/** Sentences are inferred: the model says that a login is linked to another account already. */
export const resourceConflict = (sentence: string) => new AwsError('ResourceConflictException', sentence);

export const poolNotFound = (id: string) => new AwsError('ResourceNotFoundException', `IdentityPool '${id}' not found.`);

export const identityNotFound = (id: string) => new AwsError('ResourceNotFoundException', `Identity '${id}' not found.`);

export const noGuests = () => notAuthorized('Unauthenticated access is not supported for this identity pool.');

export const loginsDoNotMatch = () =>
  notAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");

export const unsupportedProvider = () => notAuthorized('Token is not from a supported provider of this identity pool.');

export const invalidLoginToken = (why: string) => notAuthorized(`Invalid login token. ${why}`);

export const tokenInactive = () => notAuthorized('Token is inactive');

export const identityForbidden = (id: string) => notAuthorized(`Access to Identity '${id}' is forbidden.`);

export const roleForbidden = (arn: string) => notAuthorized(`Access to Role '${arn}' is forbidden.`);

export const noPublicProvider = () => invalidParameter('Please provide a valid public provider');

export const wrongConfiguration = () =>
  new AwsError('InvalidIdentityPoolConfigurationException', 'Invalid identity pool configuration. Check assigned IAM roles for this pool.');

/** The sentence is inferred. */
export const alreadyLinked = () => resourceConflict('A login is already linked to another identity of this identity pool.');

/** The sentence is inferred. */
export const tooManyLogins = () => resourceConflict(`An identity has ${limits.linkedLogins} linked logins at the most.`);

/** The sentence is inferred. */
export const developerUserTaken = (user: string) =>
  new AwsError('DeveloperUserAlreadyRegisteredException', `Developer user '${user}' is already registered with another identity.`);

/** The sentence is inferred. */
export const developerUserNotFound = (user: string) => new AwsError('ResourceNotFoundException', `Developer user '${user}' not found.`);

/** The sentence is inferred. */
export const wrongPageToken = () => invalidParameter('The NextToken is not valid.');
