// The preview of an app in the tab goes to pages of the lab's cloud and comes back; what an app may try with that, and what comes of it.
// Source: issue 10, "redirects to managed login and the Google-like provider shown in the preview's own address bar and carried by message".
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLab } from '../../src/lab/load-lab-node.ts';
import { builtSite } from './built-site.ts';
import { type Canary, openCanary } from './canary.ts';
import { type LabPage, openReadyLab, pageOf } from './lab-page.ts';

const site = builtSite('/sandbox/');
let canary: Canary;
let lab: LabPage;

beforeAll(async () => {
  canary = await openCanary();
});
afterAll(() => canary?.close());

const app = () => lab.page.frameLocator('.preview-stage iframe');
const bar = () => lab.page.getByRole('textbox', { name: 'Address of the page in the preview' });
const step = (name: 'Back' | 'Forward') => lab.page.getByRole('button', { name: `${name}, in the preview` }).click();

/** A click that takes the frame away that it is in: Playwright may wait for its end in vain. What comes of it is waited for. */
function leaveBy(name: string): void {
  app()
    .getByRole('button', { name })
    .or(app().getByRole('link', { name, exact: true }))
    .click({ timeout: 5_000 })
    .catch(() => undefined);
}

/** The document tells where it is a moment after it can be seen. */
const barShows = (address: RegExp | string) =>
  expect.poll(() => bar().inputValue()).toEqual(typeof address === 'string' ? address : expect.stringMatching(address));

async function go(address: string): Promise<void> {
  await bar().fill(address);
  await bar().press('Enter');
}

async function openLabOf(id: string): Promise<void> {
  lab = await openReadyLab(site.browser, site.address, {}, pageOf(id));
  await lab.page.getByRole('tab', { name: 'Preview' }).click();
}

/** Opens the lab with its solution, changed, and runs it. */
async function runSolution(id: string, changed: Readonly<Record<string, string>> = {}): Promise<void> {
  const { lab: described, solution } = await loadLab(id);
  await openLabOf(id);
  for (const file of described.editable) await lab.write(file, changed[file] ?? solution[file] ?? '');
  await lab.run();
  await lab.page.locator('.preview-app[data-app="live"]').waitFor();
}

test("own-rows: somebody signs in at Google's page, comes back, saves an answer, and goes back and forward", async () => {
  await runSolution('own-rows');
  await app().getByRole('link', { name: 'Profile' }).click();
  leaveBy('Sign in with Google');
  await app().getByRole('heading', { name: 'Choose an account' }).waitFor();
  await barShows(/^https:\/\/accounts\.google\.com\/o\/oauth2\/v2\/auth\?client_id=puzzle-walk/);
  const google = await bar().inputValue();
  leaveBy('Ama Mensah, ama@gmail.com');
  await app().getByText('Your identity is').waitFor();
  await barShows('https://app.example/#/profile');
  await app().getByRole('link', { name: 'Puzzle 1' }).click();
  await app().getByRole('textbox').fill('a queue');
  await app().getByRole('button', { name: 'Save' }).click();
  await app().getByText('Kept: a queue').waitFor();
  await step('Back');
  await app().getByRole('heading', { name: 'Profile' }).waitFor();
  await step('Back');
  await app().getByRole('heading', { name: 'Choose an account' }).waitFor();
  await barShows(google);
  await step('Forward');
  await app().getByRole('heading', { name: 'Profile' }).waitFor();
  await go('accounts.google.com/nothing');
  await app().getByRole('heading', { name: 'Error 404' }).waitFor();
  expect(lab.page.url()).toBe(`${site.address}${pageOf('own-rows')}`);
  expect(lab.complaints).toEqual([]);
  expect(await lab.complaintsOfAxe()).toEqual([]);
  await lab.close();
});

test('sign-in: managed login takes a password by its form, remembers the visitor by a cookie, and hands a code to the app', async () => {
  const { solution } = await loadLab('sign-in');
  const more = `
import { AdminCreateUserCommand, AdminSetUserPasswordCommand, CreateUserPoolClientCommand, CreateUserPoolCommand, CreateUserPoolDomainCommand } from '@aws-sdk/client-cognito-identity-provider';
async function walk(): Promise<void> {
  const cognito = new CognitoIdentityProviderClient({});
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'people' }));
  const UserPoolId = UserPool!.Id!;
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'walk' }));
  const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], CallbackURLs: ['https://app.example/'], SupportedIdentityProviders: ['COGNITO'] }));
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ama' }));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ama', Password: 'Correct-horse-1', Permanent: true }));
  sessionStorage.client = UserPoolClient!.ClientId!;
}
const host = 'https://walk.auth.us-east-1.amazoncognito.com';
if (!sessionStorage.client) await walk();
const code = new URLSearchParams(location.search).get('code');
let name = 'nobody';
if (code) {
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id: sessionStorage.client, redirect_uri: 'https://app.example/' });
  const { access_token } = await (await fetch(host + '/oauth2/token', { method: 'POST', body })).json();
  name = (await (await fetch(host + '/oauth2/userInfo', { headers: { authorization: 'Bearer ' + access_token } })).json()).username;
}
const query = new URLSearchParams({ client_id: sessionStorage.client, response_type: 'code', scope: 'openid', redirect_uri: 'https://app.example/', state: 's' });
document.body.insertAdjacentHTML('beforeend', '<p>' + name + ' is here</p><a href="' + host + '/oauth2/authorize?' + query + '">To managed login</a>');
`;
  await runSolution('sign-in', { 'identity.ts': `${solution['identity.ts']}${more}` });
  await app().getByText('nobody is here').waitFor();
  leaveBy('To managed login');
  await app().getByLabel('Username').fill('ama');
  await app().getByLabel('Password').fill('wrong');
  await barShows(/^https:\/\/walk\.auth\.us-east-1\.amazoncognito\.com\/login\?client_id=/);
  leaveBy('Sign in');
  await app().getByRole('alert').filter({ hasText: 'Incorrect username or password.' }).waitFor();
  await app().getByLabel('Password').fill('Correct-horse-1');
  leaveBy('Sign in');
  await app().getByText('ama is here').waitFor();
  await barShows(/^https:\/\/app\.example\/\?code=.+&state=s$/);
  leaveBy('To managed login');
  await barShows(/code=/);
  await app().getByText('ama is here').waitFor();
  expect(lab.complaints).toEqual([]);
  await lab.close();
});

/** Puts a page of the learner's own into a bucket that everybody may read: the emulator reads only who signed. */
const BUCKET = `const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=111122223333/20260105/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=' + '0'.repeat(64), 'x-amz-date': new Date().toISOString().replace(/[-:]|\\.\\d+/g, '') };
const s3 = async (path: string, method: string, body?: string, type = 'application/xml') => {
  const answer = await fetch('https://pages.s3.us-east-1.amazonaws.com' + path, { method, headers: { ...signed, 'content-type': type }, ...(body !== undefined && { body }) });
  if (!answer.ok) console.log(method, path, answer.status, await answer.text());
};`;

test('a hostile app by navigation: nothing but the preview moves, nothing arrives anywhere, scripts of a page are not run', async () => {
  const away = `http://localhost:${canary.port}`;
  const evil =
    `<!doctype html><html><head><title>Evil</title><base href="${away}/"><meta http-equiv="refresh" content="0; url=${away}/refresh"><script>document.title = "ran"; parent.postMessage("x", "*")</script>` +
    `<link rel="stylesheet" href="${away}/sheet.css"></head><body onload="document.title = 'ran'"><h1>Evil</h1><img src="${away}/img" onerror="document.title = 'ran'"><iframe src="${away}/frame"></iframe>` +
    `<a href="javascript:document.title = 'ran'">By script</a><a href="${away}/top" target="_top">To the top</a><a href="/relative">Relative</a>` +
    `<svg width="200" height="40"><a xlink:href="${away}/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><text y="20">In a picture</text></a></svg>` +
    `<form action="${away}/form" method="post"><input name="a" value="1"><button>Post</button><button formaction="javascript:document.title = 'ran'">Form by script</button></form></body></html>`;
  const start = `${BUCKET}
if (!sessionStorage.getItem('made')) {
  await s3('/', 'PUT');
  await s3('/?publicAccessBlock', 'DELETE');
  await s3('/?policy', 'PUT', JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::pages/*' }] }), 'application/json');
  await s3('/evil.html', 'PUT', ${JSON.stringify(evil).replaceAll('</script>', '<\\/script>')}, 'text/html');
  sessionStorage.setItem('made', 'yes');
}
const g = globalThis as any;
const ways: Record<string, () => void> = {
  script: () => location.assign('javascript:document.title = "ran"'),
  data: () => { location.href = 'data:text/html,<script>1</' + 'script>'; },
  blob: () => { location.href = URL.createObjectURL(new Blob(['<h1>blob</h1>'], { type: 'text/html' })); },
  'top by code': () => { (top as Window).location.href = '${away}/top'; },
  'the real top': () => { try { g.top.location.href = '${away}/top'; } catch {} },
  blank: () => { const a = document.createElement('a'); a.href = '${away}/blank'; a.target = '_blank'; document.body.append(a); a.click(); },
  opened: () => { const form = document.createElement('form'); form.action = '${away}/opened'; form.target = 'new'; document.body.append(form); form.submit(); },
  foreign: () => { const form = document.createElement('form'); form.action = '${away}/foreign'; form.method = 'post'; document.body.append(form); form.requestSubmit(); },
  file: () => location.replace('file:///etc/passwd'),
};
for (const [name, way] of Object.entries(ways)) {
  const button = document.createElement('button');
  button.textContent = name;
  button.onclick = way;
  document.body.append(button);
}
document.body.insertAdjacentHTML('beforeend', '<a href="https://pages.s3.us-east-1.amazonaws.com/evil.html">evil</a>');`;
  await runSolution('view-and-router', {
    'app.ts': `export function showView(_hash: string) {}\nexport async function start() {\n${start}\n}`,
  });
  const home = lab.page.url();
  for (const stays of ['script', 'data', 'blob', 'blank', 'opened', 'file', 'the real top']) {
    await app().getByRole('button', { name: stays, exact: true }).click();
    await barShows('https://app.example/');
  }
  for (const refused of ['top by code', 'foreign']) {
    leaveBy(refused);
    await app().getByText("shows only your app and pages of the lab's cloud; localhost is not one of them").waitFor();
    await step('Back');
    await app().getByRole('button', { name: 'file' }).waitFor();
  }
  leaveBy('evil');
  await app().getByRole('heading', { name: 'Evil' }).waitFor();
  await barShows('https://pages.s3.us-east-1.amazonaws.com/evil.html');
  for (const name of ['By script', 'Form by script']) await app().getByText(name, { exact: true }).click();
  await lab.page.waitForTimeout(300);
  expect(
    await app()
      .locator('html')
      .evaluate((html) => html.ownerDocument.title),
  ).toBe('Evil');
  expect(await app().locator('script, base, meta[http-equiv=refresh]').count()).toBe(0);
  for (const name of ['To the top', 'In a picture', 'Post']) {
    app()
      .getByText(name, { exact: true })
      .click({ timeout: 5_000 })
      .catch(() => undefined);
    await app().getByText('localhost is not one of them').waitFor();
    await step('Back');
    await app().getByRole('heading', { name: 'Evil' }).waitFor();
  }
  expect(canary.heard).toEqual([]);
  expect(lab.page.url()).toBe(home);
  expect(lab.context.pages()).toHaveLength(1);
  await lab.close();
});

test('an app that goes by a way that is not carried is gone and says so; one that goes in circles is ended', async () => {
  const starting = (work: string) => `export function showView(_hash: string) {}\nexport async function start() {\n${work}\n}`;
  await runSolution('view-and-router', {
    'app.ts': starting(
      "document.body.innerHTML = '<button>Leave</button>'; document.querySelector('button')!.onclick = () => { (globalThis as any)['loc' + 'ation'].href = 'https://example.com/'; };",
    ),
  });
  await app().getByRole('button', { name: 'Leave' }).click();
  const words = lab.page.locator('.preview-words');
  await words.filter({ hasText: 'by a way that the preview does not carry' }).waitFor();
  await lab.write('app.ts', starting('location.reload();'));
  await lab.run();
  await words.filter({ hasText: 'Does the app leave as soon as it is loaded?' }).waitFor();
  await lab.close();
});
