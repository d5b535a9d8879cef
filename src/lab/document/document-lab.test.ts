// A lab whose program is an app in a document, with specs, in a child of Node. Source: issue 10; Jasmine's API, https://jasmine.github.io/api/edge/global
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { nodeCompiler } from '../compile-node.ts';
import type { Check, CheckContext, Lab, LabFiles } from '../definition.ts';
import { nodeSession } from '../node-session.ts';
import type { RunEvent, SpecResult } from '../run-events.ts';

const PACKAGES = ['@aws-sdk/client-lambda', '@aws-sdk/client-sts', 'workshop/specs'];

const HTML = `<!doctype html><html lang="en"><head><title>An app</title><link rel="stylesheet" href="./app.css">
<script type="module" src="main.ts"></script></head>
<body class="calm"><main></main><a href="#/two">Two</a><form><input name="word" value="fin"><button>Send</button></form></body></html>`;

type Judge = (context: CheckContext<string>) => Promise<void> | void;

function appLab(judge: Judge, deadlineMs: number) {
  const check: Check<string> = { id: 'looks', title: 'Looks.', on: 'shown', judge };
  const lab: Lab<string> = {
    id: 'app',
    title: 'App',
    summary: 'A lab inside a test.',
    packages: PACKAGES,
    services: ['lambda', 'sts'],
    entry: 'main.ts',
    document: 'index.html',
    editable: ['main.ts'],
    deadlineMs,
    settleForMs: 0,
    data: { shown: () => 'shown', hidden: () => 'hidden' },
    dataType: 'string',
    steps: [{ id: 'only', title: 'The only step.', hints: [], checks: ['looks'] }],
    mutants: {},
  };
  return { lab, check };
}

/** Runs the files of a lab, and gives what it printed, its specs, and what `judge` saw on shown data. */
async function runApp(files: LabFiles, judge: Judge = () => {}, deadlineMs = 20_000) {
  const { lab, check } = appLab(judge, deadlineMs);
  const compiler = nodeCompiler({ types: 'unchecked' });
  const session = nodeSession({ lab, checks: [check], compiler, seed: 7 });
  const events: RunEvent[] = [];
  session.subscribe((event) => events.push(event));
  const result = await session.run({ 'index.html': HTML, 'app.css': 'main { color: teal; }', 'main.ts': '', ...files });
  const printed = events
    .filter((event) => event.type === 'console')
    .map(({ line }) => line.values.map((value) => ('text' in value ? value.text : value.kind)).join(' '));
  const specs = events.filter((event) => event.type === 'spec').map(({ spec }) => spec);
  return { result, events, printed, specs };
}

const shortly = (specs: readonly SpecResult[]) => specs.map(({ path, status }) => `${path.join(' / ')}: ${status}`);

test('a program finds its page, the style sheet put in, its own script not run twice, and is told when the page is ready', async () => {
  const { printed, result } = await runApp({
    'main.ts': `
console.log(document.title, document.readyState, document.body.className, document.querySelector('style')?.textContent, document.scripts.length);
document.addEventListener('DOMContentLoaded', () => console.log('ready'));
window.addEventListener('load', () => console.log('loaded', document.readyState));`,
  });
  expect(printed).toEqual(['An app interactive calm main { color: teal; } 0', 'ready', 'loaded complete']);
  expect(result.outcome).toBe('passed');
});

test('links to routes, forms and history work; a link that would leave says that it does not', async () => {
  const { printed, events } = await runApp({
    'main.ts': `
window.addEventListener('hashchange', () => console.log('at', location.hash, history.length));
const form = document.querySelector('form')!;
form.addEventListener('submit', (event) => { event.preventDefault(); console.log('sent', new FormData(form).get('word')); });
document.querySelector('button')!.click();
document.querySelector('a')!.click();
setTimeout(() => { history.pushState({ n: 1 }, '', '#/three'); console.log('pushed', location.hash, history.state.n); history.back(); }, 1000);
setTimeout(() => { document.querySelector('a')!.href = 'https://elsewhere.example/'; document.querySelector('a')!.click(); }, 2000);
try { history.pushState(null, '', 'https://elsewhere.example/'); } catch (error) { console.log((error as Error).name); }`,
  });
  expect(printed).toEqual([
    'sent fin',
    'SecurityError',
    'at #/two 2',
    'pushed #/three 1',
    'at #/two 3',
    'Only the preview goes elsewhere: https://elsewhere.example/ is not loaded here.',
  ]);
  const routes = events.filter((event) => event.type === 'route').map(({ route }) => route);
  expect(routes.at(-1)).toEqual({ address: 'https://app.example/#/two', hash: '#/two', back: 'possible', forward: 'possible' });
});

test('an error in a listener ends the run, with its line', async () => {
  const { result } = await runApp({
    'main.ts':
      "const link = document.querySelector('a')!;\nlink.addEventListener('click', () => {\n  throw new Error('in a click');\n});\nlink.click();",
  });
  expect(result.failure).toMatchObject({ kind: 'threw', message: 'Error: in a click', place: { file: 'main.ts', line: 3 } });
});

test('storage and cookies are in memory, lab time is virtual, and the SDK reaches the cloud', async () => {
  const { printed } = await runApp({
    'main.ts': `
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
localStorage.setItem('a', '1'); localStorage.b = 2;
console.log(localStorage.length, localStorage.a, Object.keys(localStorage).join(), JSON.stringify(localStorage), sessionStorage.getItem('a') === null);
document.cookie = 'x=1; path=/'; document.cookie = 'y=2; max-age=60'; console.log(document.cookie);
requestAnimationFrame((at) => console.log('frame', at));
await new Promise((done) => setTimeout(done, 61_000));
console.log(document.cookie);
console.log((await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn?.startsWith('arn:aws:'));`,
  });
  expect(printed).toEqual(['2 1 a,b {"a":"1","b":"2"} true', 'x=1; y=2', 'frame 16', 'x=1', 'true']);
});

test('specs pass, fail with the line, stay pending, time out in lab time; a spec without expectations fails', async () => {
  const { specs, result } = await runApp({
    'app.ts': 'export const twice = (n: number) => n * 2;',
    'app.spec.ts': `import { twice } from './app.ts';
describe('twice', () => {
  it('doubles', () => { expect(twice(2)).toBe(4); });
  describe('and more', () => {
    it('is wrong', () => {
      expect(twice(2)).toBe(5);
    });
  });
  xit('is left out', () => { expect(1).toBe(1); });
  it('waits', async () => { await new Promise((done) => setTimeout(done, 2000)); expect(1).toBe(1); });
  it('never ends', () => new Promise(() => {}));
  it('says nothing', () => {});
  it('throws later', async () => { setTimeout(() => { throw new Error('late'); }, 10); await new Promise((done) => setTimeout(done, 20)); expect(1).toBe(1); });
});`,
  });
  expect(shortly(specs)).toEqual([
    'twice / doubles: passed',
    'twice / and more / is wrong: failed',
    'twice / is left out: pending',
    'twice / waits: passed',
    'twice / never ends: failed',
    'twice / says nothing: failed',
    'twice / throws later: failed',
  ]);
  expect(specs[1]?.failures).toEqual([{ message: 'Expected 4 to be 5.', place: { file: 'app.spec.ts', line: 6, column: 24 } }]);
  expect(specs[4]?.failures[0]?.message).toContain('Timeout');
  expect(specs[6]?.failures[0]?.message).toContain('late');
  expect(result.failure).toBeUndefined();
});

test('each spec finds a page as fresh as the first one did: markup, route, storage, listeners', async () => {
  const { specs } = await runApp({
    'app.spec.ts': `let heard: string[] = [];
const turn = () => new Promise((done) => setTimeout(done, 50));
it('uses the page', async () => {
  window.addEventListener('hashchange', () => heard.push(location.hash));
  location.hash = '#/one';
  await turn();
  document.body.className = 'changed';
  document.querySelector('main')!.textContent = 'changed';
  localStorage.setItem('a', '1'); document.cookie = 'a=1';
  expect(heard).toEqual(['#/one']);
});
it('finds it fresh', async () => {
  heard = [];
  expect([location.hash, document.body.className, document.querySelector('main')!.textContent, localStorage.length, document.cookie, history.length]).toEqual(['', 'calm', '', 0, '', 1]);
  location.hash = '#/two';
  await turn();
  expect(heard).toEqual([]);
});`,
  });
  expect(specs.flatMap(({ failures }) => failures)).toEqual([]);
  expect(shortly(specs)).toEqual(['uses the page: passed', 'finds it fresh: passed']);
});

test('a spec file that cannot be loaded is a failed spec, and the app runs all the same', async () => {
  const { specs, printed } = await runApp({
    'app.ts': 'export const a = 1;',
    'app.spec.ts': "import { b } from './app.ts';\nit('x', () => expect(b).toBe(1));",
    'main.ts': "console.log('the app');",
  });
  expect(shortly(specs)).toEqual(['app.spec.ts: failed']);
  expect(specs[0]?.failures[0]?.message).toMatch(/could not be loaded.*does not provide an export named 'b'/);
  expect(printed).toEqual(['the app']);
});

test('a check sees the specs, runs them against another app, and runs specs of its own against this one', async () => {
  const seen: Record<string, readonly string[]> = {};
  const files = {
    'app.ts': "import { data } from 'workshop';\nexport const answer: string = data;",
    'app.spec.ts': "import { answer } from './app.ts';\nit('answers', () => expect(answer).toBe('shown'));",
  };
  const { result } = await runApp(files, async ({ evidence, runSpecs, files }) => {
    seen.own = shortly(evidence.specs?.specs ?? []);
    seen.mutant = shortly((await runSpecs({ ...files, 'app.ts': "export const answer = 'other';" })).specs);
    const hidden = "import { answer } from './app.ts';\nit('is judged', () => { expect(answer.length).toBe(5); });";
    seen.judged = shortly((await runSpecs({ ...files, 'app.spec.ts': hidden })).specs);
  });
  expect(result.checks).toMatchObject([{ status: 'passed' }]);
  expect(seen).toEqual({ own: ['answers: passed'], mutant: ['answers: failed'], judged: ['is judged: passed'] });
});

test('an app has functions in the cloud, and a check runs specs against a function of its own', async () => {
  const seen: Record<string, readonly string[]> = {};
  const files = {
    'main.ts': "import './backstage.ts';",
    'handler.ts': "export const handler = async () => 'mine';",
    'backstage.ts': `
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { bundle, name, role } from 'workshop';
const lambda = new LambdaClient({});
const FunctionName = name('answers');
await lambda.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'handler.handler', Role: role, Code: { ZipFile: bundle('handler.ts') } }));
await waitUntilFunctionActiveV2({ client: lambda, minDelay: 1, maxWaitTime: 60 }, { FunctionName });
const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
export const answer: string = JSON.parse(new TextDecoder().decode(Payload));
console.log('answered', answer);`,
    'app.spec.ts': "import { answer } from './backstage.ts';\nit('answers', () => expect(answer).toBe('mine'));",
  };
  const { printed, result } = await runApp(files, async ({ evidence, runSpecs, files }) => {
    seen.own = shortly(evidence.specs?.specs ?? []);
    seen.mutant = shortly((await runSpecs({ ...files, 'handler.ts': "export const handler = async () => 'other';" })).specs);
    const judge = "import { answer } from './backstage.ts';\nit('is judged', () => expect(answer).toBe('mine'));";
    seen.judged = shortly((await runSpecs({ ...files, 'app.spec.ts': judge })).specs);
  });
  expect(result).toMatchObject({ outcome: 'passed' });
  // The learner's specs load the file, too; then the app.
  expect(printed).toEqual(['answered mine', 'answered mine']);
  expect(seen).toEqual({ own: ['answers: passed'], mutant: ['answers: failed'], judged: ['is judged: passed'] });
});

test('specs that loop end the run, and the app and the checks do not loop after them', async () => {
  const { result, specs } = await runApp(
    { 'app.spec.ts': "it('loops', () => { for (;;) {} });", 'main.ts': 'for (;;) {}' },
    undefined,
    1_500,
  );
  expect(specs).toEqual([]);
  expect(result).toMatchObject({ outcome: 'failed', failure: { kind: 'deadline' }, checks: [{ status: 'not-reached' }] });
});

test('a document opens no way out of the child: no network by elements or by its window, no modules of Node, no text as code', async () => {
  const heard: string[] = [];
  const canary = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((listening) => canary.listen(0, 'localhost', listening));
  const away = `http://localhost:${(canary.address() as AddressInfo).port}`;
  const { printed } = await runApp({
    'main.ts': `
const attempt = async (name: string, work: () => unknown) => {
  try { console.log(name, 'reached', String(await work())); } catch (error) { console.log(name, 'refused'); }
};
const g = globalThis as any;
const view = document.defaultView as any;
for (const [tag, name] of [['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['link', 'href']] as const) {
  const element = document.createElement(tag);
  if (tag === 'link') element.setAttribute('rel', 'stylesheet');
  element.setAttribute(name, '${away}/' + tag);
  document.body.append(element);
}
document.body.insertAdjacentHTML('beforeend', '<script>globalThis.ran = "yes"</' + 'script><img src="${away}/html" onerror="globalThis.ran = 1">');
document.querySelector('form')!.action = '${away}/form';
document.querySelector('form')!.submit();
await attempt('fetch', () => fetch('${away}/fetch'));
await attempt('window.fetch', () => view.fetch('${away}/window'));
await attempt('XMLHttpRequest', () => new g.XMLHttpRequest().open('GET', '${away}/xhr'));
await attempt('the XMLHttpRequest of the window', () => { const x = new view.XMLHttpRequest(); x.open('GET', '${away}/xhr', false); x.send(); return x.status || Promise.reject(new Error('0')); });
await attempt('WebSocket', () => new g.WebSocket('${away}'));
navigator.sendBeacon('${away}/beacon', 'x');
await attempt('open', () => g.open('${away}/open').closed);
await attempt('require', () => g.require('node:fs'));
await attempt('process', () => g.process.binding('fs'));
await attempt('process of the window', () => view.process.mainModule.require('fs'));
await attempt('import', () => import('node:' + 'fs'));
await new Promise((done) => setTimeout(done, 100));
console.log(g.ran ?? 'nothing ran');
location.href = '${away}/navigation';`,
  });
  await new Promise((closed) => canary.close(closed));
  expect(printed.filter((line) => line.includes('reached'))).toEqual([]);
  expect(printed.filter((line) => line.includes('refused'))).toHaveLength(10);
  expect(printed.slice(-2)).toEqual(['nothing ran', `Only the preview goes elsewhere: ${away}/navigation is not loaded here.`]);
  expect(heard).toEqual([]);
});

test('an app that stays after its run is moved, hears its timers, prints its errors, and ends with the next run', async () => {
  const { lab, check } = appLab(() => {}, 20_000);
  const compiler = nodeCompiler({ types: 'unchecked' });
  const session = nodeSession({ lab, checks: [check], compiler, cloudAfterRun: 'kept', seed: 7 });
  const waiting: { readonly said: string; readonly resolve: () => void }[] = [];
  const heard: string[] = [];
  const hear = (said: string) => {
    heard.push(said);
    for (const { resolve } of waiting.filter((one) => said.includes(one.said))) resolve();
  };
  const hears = (said: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ said, resolve });
    return promise;
  };
  session.subscribe((event) => {
    if (event.type === 'preview') hear(event.preview);
    if (event.type === 'route') hear(`route ${event.route.hash}`);
    if (event.type === 'console')
      hear(event.line.values.map((value) => ('message' in value ? value.message : 'text' in value ? value.text : '')).join(' '));
  });
  const program = `window.addEventListener('hashchange', () => {
  setTimeout(() => console.log('heard', location.hash), 50);
  throw new Error('mine');
});`;
  const files = { 'index.html': HTML, 'app.css': '', 'main.ts': program };
  const live = hears('live');
  expect((await session.run(files)).outcome).toBe('passed');
  await live;
  const told = Promise.all([hears('route #/two'), hears('mine'), hears('heard #/two')]);
  session.move({ kind: 'go', address: '#/two' });
  await told;
  const back = hears('route ');
  session.move({ kind: 'back' });
  await back;
  expect(heard).not.toContain('ended');
  await session.run(files);
  session.stop();
  session.move({ kind: 'forward' });
});
