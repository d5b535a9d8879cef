// The preview of an app goes to pages of the cloud and comes back, driven from Node. Sources: issue 10; OpenID Connect,
// https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest; managed login, https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
import { afterEach, expect, test } from 'vitest';
import { nodeCompiler } from '../compile-node.ts';
import type { Lab } from '../definition.ts';
import { nodeSession } from '../node-session.ts';
import type { PageRoute, RunEvent } from '../run-events.ts';

const HTML = '<!doctype html><title>An app</title><main></main>';

const lab: Lab<string> = {
  id: 'app',
  title: 'App',
  summary: 'A lab inside a test.',
  packages: ['@aws-sdk/client-cognito-identity-provider'],
  services: ['cognito-idp', 'google-accounts'],
  entry: 'main.ts',
  document: 'index.html',
  editable: ['main.ts'],
  deadlineMs: 20_000,
  settleForMs: 0,
  data: { shown: () => 'shown', hidden: () => 'hidden' },
  dataType: 'string',
  steps: [{ id: 'only', title: 'The only step.', hints: [], checks: ['looks'] }],
  mutants: {},
};

const sessions: { stop(): void; end: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const { end } of sessions.splice(0)) await end();
});

/** Runs an app and leaves it alive. What is awaited is looked for in all that is said from then on. */
async function preview(main: string) {
  const session = nodeSession({
    lab,
    checks: [{ id: 'looks', title: 'Looks.', on: 'shown', judge() {} }],
    compiler: nodeCompiler({ types: 'unchecked' }),
    cloudAfterRun: 'kept',
    seed: 7,
  });
  const said: string[] = [];
  const routes: PageRoute[] = [];
  const wakeUps = new Set<() => void>();
  session.subscribe((event: RunEvent) => {
    if (event.type === 'route') {
      routes.push(event.route);
      said.push(`at ${event.route.address}`);
    }
    if (event.type === 'console')
      said.push(event.line.values.map((value) => ('text' in value ? value.text : 'message' in value ? value.message : '')).join(' '));
    if (event.type === 'preview') said.push(event.preview === 'ended' ? `ended: ${event.because}` : 'live');
    for (const wake of wakeUps) wake();
  });
  const files = { 'index.html': HTML, 'main.ts': main };
  /** Waits for a line that is new. */
  const hears = async (line: RegExp, from: number): Promise<string> => {
    for (;;) {
      const found = said.slice(from).find((one) => line.test(one));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wakeUps.add(() => resolve());
      });
    }
  };
  const after = async (move: Parameters<typeof session.move>[0], line: RegExp): Promise<string> => {
    const from = said.length;
    session.move(move);
    return hears(line, from);
  };
  sessions.push({
    stop: () => session.stop(),
    async end() {
      await session.run({ ...files, 'main.ts': 'syntax error (' });
    },
  });
  await session.run(files);
  await hears(/^live$/, 0);
  return { after, said, routes, hears };
}

const ASK = `
const back = new URLSearchParams(location.search);
if (back.has('code')) {
  console.log('back', back.get('state') === sessionStorage.getItem('state'), sessionStorage.getItem('verifier'), localStorage.getItem('kept'), document.cookie);
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: back.get('code')!, client_id: 'app.apps.googleusercontent.com', client_secret: 's', redirect_uri: 'https://app.example/', code_verifier: sessionStorage.getItem('verifier')! });
  const tokens = await (await fetch('https://oauth2.googleapis.com/token', { method: 'POST', body })).json();
  console.log('claims', atob(tokens.id_token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
  history.replaceState(null, '', '/#/profile');
}
sessionStorage.setItem('state', 'wave'); sessionStorage.setItem('verifier', 'a-verifier-that-is-long-enough-for-everybody-0123456789');
localStorage.setItem('kept', 'yes'); document.cookie = 'own=1';
const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sessionStorage.getItem('verifier')!));
const code_challenge = btoa(String.fromCharCode(...new Uint8Array(digest))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');
const query = new URLSearchParams({ client_id: 'app.apps.googleusercontent.com', redirect_uri: location.origin + location.pathname, response_type: 'code', scope: 'openid email', state: 'wave', code_challenge, code_challenge_method: 'S256' });
document.querySelector('main')!.innerHTML = '<button>Sign in</button><a href="https://example.com/">Away</a>';
document.querySelector('button')!.onclick = () => location.assign('https://accounts.google.com/o/oauth2/v2/auth?' + query);
`;

test('a redirect to the stand-in for Google: its page is shown, somebody chooses an account, and the app is back with a code and what it had stored', async () => {
  const { after, said, routes, hears } = await preview(ASK);
  expect(await after({ kind: 'press', words: 'Sign in' }, /^at/)).toContain(
    'at https://accounts.google.com/o/oauth2/v2/auth?client_id=app',
  );
  // The page is there when its own document tells where it is.
  await after({ kind: 'press', words: 'no such button' }, /has no button or link/);
  expect(said.at(-1)).toContain('Ama Mensah, ama@gmail.com');
  const from = said.length;
  await after({ kind: 'press', words: 'Ama Mensah, ama@gmail.com' }, /^claims .*"email":"ama@gmail.com"/);
  await hears(/^at https:\/\/app\.example\/#\/profile$/, from);
  expect(said).toContain('back true a-verifier-that-is-long-enough-for-everybody-0123456789 yes own=1');
  expect(routes.at(-1)).toMatchObject({ address: 'https://app.example/#/profile', back: 'possible', forward: 'none' });
  expect(await after({ kind: 'back' }, /^at/)).toContain('at https://accounts.google.com/');
  await after({ kind: 'press', words: 'no such button' }, /has no button or link "no such button". It has: Ama/);
  await after({ kind: 'back' }, /^at https:\/\/app.example\/$/);
  expect(await after({ kind: 'go', address: 'https://example.com/x' }, /^at/)).toBe('at https://example.com/x');
});

test('managed login: a form that is wrong, then right; its cookie spares the form the next time; another host sees no cookie', async () => {
  const { after, said, hears } = await preview(`
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, CreateUserPoolClientCommand, CreateUserPoolCommand, CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider';
const code = new URLSearchParams(location.search).get('code');
const make = async () => {
  const cognito = new CognitoIdentityProviderClient({});
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'people' }));
  const UserPoolId = UserPool!.Id!;
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'walk' }));
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], CallbackURLs: ['https://app.example/'], SupportedIdentityProviders: ['COGNITO'] }));
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: 'Correct-horse-1', Permanent: true }));
  return UserPoolClient!.ClientId!;
};
const client_id = sessionStorage.client ??= await make();
const host = 'https://walk.auth.us-east-1.amazoncognito.com';
if (code) {
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id, redirect_uri: 'https://app.example/' });
  const { access_token } = await (await fetch(host + '/oauth2/token', { method: 'POST', body })).json();
  console.log('signed in as', (await (await fetch(host + '/oauth2/userInfo', { headers: { authorization: 'Bearer ' + access_token } })).json()).username);
}
const query = new URLSearchParams({ client_id, response_type: 'code', scope: 'openid', redirect_uri: 'https://app.example/', state: 's' });
document.querySelector('main')!.innerHTML = '<a>Sign in</a>';
document.querySelector('a')!.setAttribute('href', host + '/oauth2/authorize?' + query);
`);
  const signIn = (password: string) => ({ kind: 'press', words: 'Sign in', fields: { username: 'ama', password } }) as const;
  await after({ kind: 'press', words: 'Sign in' }, /^at https:\/\/walk\.auth\.us-east-1\.amazoncognito\.com\/login\?/);
  await after({ kind: 'press', words: '-' }, /It has: .*Forgot your password/);
  await after(signIn('wrong'), /^at https:\/\/walk/);
  await after({ kind: 'press', words: '-' }, /It has: .*Forgot your password/);
  await after(signIn('Correct-horse-1'), /^signed in as ama/);
  const from = said.length;
  await after({ kind: 'press', words: 'Sign in' }, /^signed in as ama/);
  expect(said.slice(from).filter((line) => line.includes('/login?'))).toEqual([]);
  await hears(/^at https:\/\/app\.example\/\?code=/, from);
});

test('managed login sends the visitor on to the stand-in for Google, whose page sends them back to it, and it to the app', async () => {
  const { after } = await preview(`
import { CognitoIdentityProviderClient, CreateIdentityProviderCommand, CreateUserPoolClientCommand, CreateUserPoolCommand, CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider';
const make = async () => {
  const cognito = new CognitoIdentityProviderClient({});
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'people' }));
  const UserPoolId = UserPool!.Id!;
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'walk' }));
  await cognito.send(new CreateIdentityProviderCommand({ UserPoolId, ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'walk.apps.googleusercontent.com', client_secret: 's', authorize_scopes: 'openid email' }, AttributeMapping: { email: 'email' } }));
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email'], CallbackURLs: ['https://app.example/'], SupportedIdentityProviders: ['COGNITO', 'Google'] }));
  return UserPoolClient!.ClientId!;
};
const client_id = sessionStorage.client ??= await make();
const host = 'https://walk.auth.us-east-1.amazoncognito.com';
const code = new URLSearchParams(location.search).get('code');
if (code) {
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id, redirect_uri: 'https://app.example/' });
  const { access_token } = await (await fetch(host + '/oauth2/token', { method: 'POST', body })).json();
  console.log('signed in as', (await (await fetch(host + '/oauth2/userInfo', { headers: { authorization: 'Bearer ' + access_token } })).json()).email);
}
const query = new URLSearchParams({ client_id, response_type: 'code', scope: 'openid email', redirect_uri: 'https://app.example/' });
document.querySelector('main')!.innerHTML = '<button>Sign in</button>';
document.querySelector('button')!.onclick = () => { window.location.href = host + '/login?' + query; };
`);
  await after({ kind: 'press', words: 'Sign in' }, /^at https:\/\/walk\.auth\.us-east-1\.amazoncognito\.com\/login\?/);
  await after({ kind: 'press', words: 'Continue with Google' }, /^at https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?/);
  await after({ kind: 'press', words: 'Kenji' }, /^signed in as kenji@gmail\.com/);
});

test('whatever is not the app and not a page of the cloud is refused by a sentence, and the app is there when one goes back', async () => {
  const { after, said } = await preview(
    `document.querySelector('main')!.innerHTML = '<a href="https://app.example.com.evil.example/">A</a><a href="javascript:console.log(1)">B</a><a href="data:text/html,x">C</a><a href="https://accounts.google.com/" target="_blank">D</a><form method="post" action="https://example.com/steal"><input name="q" value="1"><button>E</button></form><form method="post" action="https://app.example/"><button>F</button></form>';`,
  );
  const words = async () => (await after({ kind: 'press', words: '?' }, /has no button/)) && said.at(-1);
  for (const [control, address] of [
    ['A', 'https://app.example.com.evil.example/'],
    ['E', 'https://example.com/steal'],
    ['F', 'https://app.example/'],
  ] as const) {
    expect(await after({ kind: 'press', words: control }, /^at/)).toBe(`at ${address}`);
    expect(await words()).toContain('It has: none.');
    await after({ kind: 'back' }, /^at https:\/\/app\.example\/$/);
    expect(await words()).toContain('It has: A, B, C, D, E, F.');
  }
  expect(await after({ kind: 'press', words: 'B' }, /leads nowhere/)).toContain('web addresses only: javascript:');
  expect(await after({ kind: 'press', words: 'C' }, /leads nowhere/)).toContain('web addresses only: data:');
  expect(await after({ kind: 'press', words: 'D' }, /leads nowhere/)).toContain('another window');
  expect(await after({ kind: 'go', address: 'file:///etc/passwd' }, /leads nowhere/)).toContain('web addresses only: file:');
});

test('an app that is sent away while it starts goes when it is judged; one that fails when it is loaded again ends with its reason', async () => {
  const { hears, after } = await preview(`
if (sessionStorage.getItem('was')) throw new Error('not twice');
sessionStorage.setItem('was', '1');
location.href = 'https://accounts.google.com/';`);
  await hears(/^at https:\/\/accounts\.google\.com\/$/, 0);
  expect(await after({ kind: 'back' }, /^ended/)).toContain('not twice');
});
