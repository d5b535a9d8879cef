// Where aws-amplify comes from: tests/peers, which `npm run bench` or `npm ci` there installs. Its types are only as wide as the use here.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const fromPeers = createRequire(fileURLToPath(new URL('../../peers/package.json', import.meta.url)));

interface Token {
  readonly payload: Readonly<Record<string, unknown>>;
  toString(): string;
}

export interface AuthSession {
  readonly tokens?: { readonly accessToken: Token; readonly idToken?: Token };
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly expiration?: Date;
  };
  readonly identityId?: string;
  readonly userSub?: string;
}

interface SignInOutput {
  readonly isSignedIn: boolean;
  readonly nextStep: { readonly signInStep: string; readonly [member: string]: unknown };
}

/** `aws-amplify/auth`. */
export interface AmplifyAuth {
  signUp(input: object): Promise<{ readonly isSignUpComplete: boolean; readonly userId?: string; readonly nextStep: object }>;
  confirmSignUp(input: object): Promise<{ readonly isSignUpComplete: boolean }>;
  resendSignUpCode(input: object): Promise<object>;
  autoSignIn(): Promise<SignInOutput>;
  signIn(input: object): Promise<SignInOutput>;
  confirmSignIn(input: object): Promise<SignInOutput>;
  getCurrentUser(): Promise<object>;
  fetchAuthSession(options?: { readonly forceRefresh: boolean }): Promise<AuthSession>;
  fetchUserAttributes(): Promise<Readonly<Record<string, string>>>;
  updateUserAttributes(input: object): Promise<object>;
  confirmUserAttribute(input: object): Promise<void>;
  deleteUserAttributes(input: object): Promise<void>;
  updatePassword(input: object): Promise<void>;
  resetPassword(input: object): Promise<object>;
  confirmResetPassword(input: object): Promise<void>;
  setUpTOTP(): Promise<{ readonly sharedSecret: string }>;
  verifyTOTPSetup(input: object): Promise<void>;
  updateMFAPreference(input: object): Promise<void>;
  fetchMFAPreference(): Promise<object>;
  signOut(input?: { readonly global: boolean }): Promise<void>;
  deleteUser(): Promise<void>;
}

export interface Amplify {
  readonly configure: (configuration: object) => void;
  readonly auth: AmplifyAuth;
}

/** The library as an app gets it; undefined where tests/peers is not installed. */
export function installedAmplify(): Amplify | undefined {
  try {
    fromPeers.resolve('aws-amplify');
  } catch {
    return undefined;
  }
  const { Amplify: amplify } = fromPeers('aws-amplify') as { Amplify: { configure(configuration: object): void } };
  return { configure: (configuration) => amplify.configure(configuration), auth: fromPeers('aws-amplify/auth') as AmplifyAuth };
}
