// Functions of a pool: the events that they get and what their answers do. Events: the documentation of each trigger.
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  CreateGroupCommand,
  InitiateAuthCommand,
  type LambdaConfigType,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { readJsonWebToken } from '../../core/json-web-token.ts';
import { cloudWithFunctions, type TestFunction } from '../../testing/cloud-with-functions.ts';
import { password, poolIn } from './testing/pool-cloud.ts';
import { signedIn } from './testing/signed-in.ts';

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

interface Event {
  readonly triggerSource: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Readonly<Record<string, unknown>>;
}

/** A pool whose triggers are those functions, named as in LambdaConfig. */
async function withTriggers(functions: Record<string, (event: Event) => Record<string, unknown> | undefined>, more: LambdaConfigType = {}) {
  const answering = Object.entries(functions).map(([name, answer]): [string, TestFunction] => [
    name,
    (event: Event) => ({ ...event, response: { ...event.response, ...answer(event) } }),
  ]);
  const LambdaConfig = { ...Object.fromEntries(Object.keys(functions).map((name) => [name, arn(name)])), ...more };
  const cloud = cloudWithFunctions(Object.fromEntries(answering));
  return poolIn(cloud, { LambdaConfig });
}

const refusing = () => {
  throw new Error('not today');
};

test('PreSignUp confirms and verifies at once, PostConfirmation hears of it; as itself the pool asks the function’s policy', async () => {
  const cloud = await withTriggers({
    PreSignUp: () => ({ autoConfirmUser: true, autoVerifyEmail: true }),
    PostConfirmation: () => undefined,
  });
  expect(await cloud.signUp()).toMatchObject({ UserConfirmed: true });
  const user = await cloud.idp.send(new AdminGetUserCommand({ UserPoolId: cloud.UserPoolId, Username: 'ama' }));
  expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' });
  expect(await cloud.outbox()).toEqual([]);
  expect(cloud.invocations.map(({ event }) => (event as Event).triggerSource)).toEqual([
    'PreSignUp_SignUp',
    'PostConfirmation_ConfirmSignUp',
  ]);
  expect(cloud.invocations[0]?.event).toMatchObject({
    version: '1',
    region: 'us-east-1',
    userPoolId: cloud.UserPoolId,
    userName: 'ama',
    callerContext: { clientId: cloud.ClientId },
    request: { userAttributes: { email: 'ama@example.com' }, validationData: null },
  });
  const poolArn = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${cloud.UserPoolId}`;
  expect(cloud.invocations[0]?.from).toBe(poolArn);
  expect(cloud.sources[0]).toEqual({ service: 'cognito-idp.amazonaws.com', arn: poolArn, account: '123456789012' });
});

test('a function that throws refuses the user, one that may not be called or answers nonsense is told of', async () => {
  const cloud = await withTriggers({ PreSignUp: refusing });
  await expect(cloud.signUp()).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'PreSignUp failed with error Error: not today.',
  });
  const user = cloud.idp.send(new AdminGetUserCommand({ UserPoolId: cloud.UserPoolId, Username: 'ama' }));
  await expect(user).rejects.toMatchObject({ name: 'UserNotFoundException' });
  const locked = await poolIn(
    cloudWithFunctions({ f: () => 1 }, () => false),
    { LambdaConfig: { PreSignUp: arn('f') } },
  );
  await expect(locked.signUp()).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message: 'PreSignUp invocation failed due to error AccessDeniedException.',
  });
  const silly = await poolIn(cloudWithFunctions({ f: () => 1 }), { LambdaConfig: { PreSignUp: arn('f') } });
  await expect(silly.signUp()).rejects.toMatchObject({ name: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' });
});

test('CustomMessage words the message, with the code in the place of its parameter', async () => {
  const cloud = await withTriggers({
    CustomMessage: ({ request }) => ({ emailSubject: 'Hello', emailMessage: `<b>${request.codeParameter}</b>` }),
  });
  await cloud.signUp();
  const [message] = await cloud.outbox();
  expect(message).toMatchObject({ subject: 'Hello', text: `<b>${message?.code}</b>` });
});

test('PreAuthentication may refuse, PostAuthentication hears of who came in', async () => {
  let mood: 'open' | 'closed' = 'closed';
  const cloud = await withTriggers({
    PreAuthentication: () => (mood === 'closed' ? refusing() : undefined),
    PostAuthentication: () => undefined,
  });
  await cloud.confirmed();
  await expect(signedIn(cloud)).rejects.toMatchObject({ name: 'UserLambdaValidationException' });
  mood = 'open';
  await signedIn(cloud);
  expect(cloud.invocations.at(-1)?.event).toMatchObject({
    triggerSource: 'PostAuthentication_Authentication',
    request: { newDeviceUsed: false },
  });
});

test('PreTokenGeneration changes the id token, but no claim that is the pool’s own', async () => {
  const cloud = await withTriggers({
    PreTokenGeneration: () => ({
      claimsOverrideDetails: {
        claimsToAddOrOverride: { board: 'fish', sub: 'forged' },
        claimsToSuppress: ['email'],
        groupOverrideDetails: { groupsToOverride: ['guests'] },
      },
    }),
  });
  await cloud.confirmed();
  await cloud.idp.send(new CreateGroupCommand({ UserPoolId: cloud.UserPoolId, GroupName: 'judges' }));
  await cloud.idp.send(new AdminAddUserToGroupCommand({ UserPoolId: cloud.UserPoolId, GroupName: 'judges', Username: 'ama' }));
  const { IdToken = '', AccessToken = '' } = await signedIn(cloud);
  const claims = readJsonWebToken(IdToken)?.claims;
  expect(claims).toMatchObject({ board: 'fish', 'cognito:groups': ['guests'] });
  expect(claims?.sub).not.toBe('forged');
  expect(claims?.email).toBeUndefined();
  expect(readJsonWebToken(AccessToken)?.claims).not.toHaveProperty('board');
  expect(cloud.invocations.at(-1)?.event).toMatchObject({
    triggerSource: 'TokenGeneration_Authentication',
    request: { groupConfiguration: { groupsToOverride: ['judges'], iamRolesToOverride: [], preferredRole: null } },
  });
});

test('version 2 of PreTokenGeneration changes the access token and its scopes, too', async () => {
  const answer = { accessTokenGeneration: { claimsToAddOrOverride: { board: 'fish' }, scopesToAdd: ['tides/read'] } };
  const PreTokenGenerationConfig = { LambdaArn: arn('PreTokenGeneration'), LambdaVersion: 'V2_0' as const };
  const cloud = await withTriggers({ PreTokenGeneration: () => ({ claimsAndScopeOverrideDetails: answer }) }, { PreTokenGenerationConfig });
  await cloud.confirmed();
  const { AccessToken = '' } = await signedIn(cloud);
  expect(readJsonWebToken(AccessToken)?.claims).toMatchObject({ board: 'fish', scope: 'aws.cognito.signin.user.admin tides/read' });
  expect(cloud.invocations.at(-1)?.event).toMatchObject({ version: '2', request: { scopes: ['aws.cognito.signin.user.admin'] } });
});

test('UserMigration brings a user whom only another system knew', async () => {
  const cloud = await withTriggers({
    UserMigration: ({ request }) =>
      request.password === password
        ? { userAttributes: { email: 'old@example.com', email_verified: 'true' }, finalUserStatus: 'CONFIRMED' }
        : refusing(),
  });
  await expect(signedIn(cloud, 'ama', 'Wrong-1-wrong')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  await signedIn(cloud);
  await signedIn(cloud);
  expect(cloud.invocations.map(({ event }) => (event as Event).triggerSource)).toEqual(Array(2).fill('UserMigration_Authentication'));
});

test('CUSTOM_AUTH: functions define, make and judge the challenges; private parameters never leave', async () => {
  const cloud = await withTriggers({
    DefineAuthChallenge({ request }) {
      const session = request.session as readonly { challengeResult: boolean }[];
      if (session.at(-1)?.challengeResult) return { issueTokens: true, failAuthentication: false };
      return session.length < 2 ? { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false } : { failAuthentication: true };
    },
    CreateAuthChallenge: () => ({
      publicChallengeParameters: { riddle: 'fin' },
      privateChallengeParameters: { answer: 'shark' },
      challengeMetadata: 'RIDDLE',
    }),
    VerifyAuthChallengeResponse: ({ request }) => ({
      answerCorrect: request.challengeAnswer === (request.privateChallengeParameters as { answer: string }).answer,
    }),
  });
  await cloud.confirmed();
  const { idp, ClientId } = cloud;
  const start = () => idp.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'ama' } }));
  const answer = (Session: string | undefined, ANSWER: string) =>
    idp.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: 'ama', ANSWER },
      }),
    );
  const first = await start();
  expect(first).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: { riddle: 'fin', USERNAME: 'ama' } });
  expect(JSON.stringify(first.ChallengeParameters)).not.toContain('shark');
  const second = await answer(first.Session, 'whale');
  expect(second.ChallengeName).toBe('CUSTOM_CHALLENGE');
  expect((await answer(second.Session, 'shark')).AuthenticationResult?.IdToken).toBeDefined();
  const again = await answer((await start()).Session, 'whale');
  await expect(answer(again.Session, 'whale')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
  await expect(answer(again.Session, 'shark')).rejects.toThrow('Invalid session for the user.');
  const history = cloud.invocations.map(({ event }) => event as Event).filter(({ triggerSource }) => triggerSource.startsWith('Define'));
  expect(history[1]?.request.session).toEqual([{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'RIDDLE' }]);
});

test('ConfirmSignUp gives the client’s metadata to PostConfirmation', async () => {
  const cloud = await withTriggers({ PostConfirmation: () => undefined });
  await cloud.signUp();
  const ConfirmationCode = await cloud.lastCode();
  await cloud.idp.send(
    new ConfirmSignUpCommand({ ClientId: cloud.ClientId, Username: 'ama', ConfirmationCode, ClientMetadata: { from: 'beach' } }),
  );
  expect(cloud.invocations.at(-1)?.event).toMatchObject({ request: { clientMetadata: { from: 'beach' } } });
});
