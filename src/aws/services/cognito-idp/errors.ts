// The errors of user pools. Sentences as the real service says them to users who quote them and as moto has them; others are inferred.
// AWS: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html and the errors of each operation
import { AwsError } from '../../core/errors.ts';

export const invalid = (sentence: string) => new AwsError('InvalidParameterException', sentence);

export const notAuthorized = (sentence: string) => new AwsError('NotAuthorizedException', sentence);

export const notFound = (sentence: string) => new AwsError('ResourceNotFoundException', sentence);

export const noSuchPool = (id: string) => notFound(`User pool ${id} does not exist.`);

export const noSuchClient = (id: string) => notFound(`User pool client ${id} does not exist.`);

export const noSuchGroup = () => notFound('Group not found.');

export const noSuchUser = () => new AwsError('UserNotFoundException', 'User does not exist.');

export const wrongPassword = () => notAuthorized('Incorrect username or password.');

export const userExists = (attribute?: string) =>
  new AwsError(
    'UsernameExistsException',
    attribute === undefined ? 'User already exists' : `An account with the given ${attribute} already exists.`,
  );

export const aliasExists = (alias: string) => new AwsError('AliasExistsException', `An account with the given ${alias} already exists.`);

export const groupExists = (name: string) => new AwsError('GroupExistsException', `A group with the name ${name} already exists.`);

export const weakPassword = (sentence: string) =>
  new AwsError('InvalidPasswordException', `Password did not conform with policy: ${sentence}`);

export const repeatedPassword = () => new AwsError('PasswordHistoryPolicyViolationException', 'Password has previously been used');

export const wrongSchema = (attribute: string, sentence: string) =>
  invalid(`Attributes did not conform to the schema: ${attribute}: ${sentence}`);

export const wrongCode = () => new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');

export const expiredCode = () => new AwsError('ExpiredCodeException', 'Invalid code provided, please request a code again.');

export const wrongMfaCode = () => new AwsError('CodeMismatchException', 'Invalid code received for user');

export const usedCode = () => new AwsError('ExpiredCodeException', 'Your software token has already been used once.');

export const tooManyTries = () => new AwsError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');

export const tooManyFailures = () => notAuthorized('Password attempts exceeded');

export const notConfirmed = () => new AwsError('UserNotConfirmedException', 'User is not confirmed.');

export const mustReset = () => new AwsError('PasswordResetRequiredException', 'Password reset required for the user');

export const sessionOver = () => notAuthorized('Invalid session for the user, session is expired.');

export const wrongSession = () => notAuthorized('Invalid session for the user.');

export const tokenMayNot = () => notAuthorized('Access Token does not have required scopes');

export const unauthorizedAttribute = () => notAuthorized('A client attempted to write unauthorized attribute');

export const unsupportedTokenType = () => new AwsError('UnsupportedTokenTypeException', 'Unsupported token type');

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) =>
  new AwsError('NotImplemented', `Cognito user pools: ${what} is not embedded in Sandshark.`, 501);
