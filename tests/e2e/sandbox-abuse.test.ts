// What a program may try in the tab, and how each attempt ends: the page alive, the next Run working. Source: issue 3, "the sandbox".
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { type Canary, openCanary } from './canary.ts';
import { type LabPage, openReadyLab, type Verdict } from './lab-page.ts';

/** A button must answer in this time, whatever the program does. */
// What would freeze the page does so for seconds. On a busy machine of two cores a page that is free has taken 650 ms.
const ANSWER_MS = 1500;
const STOP_MS = 200;
/** A program that is out of hand must be reported in this time. */
const REPORT_MS = 15_000;
/** What the start of the lab would be told: the program ran to its end, and was judged. */
const JUDGED = { tone: 'failed', text: expect.stringContaining('There is no stream called prices.') };

// Here a process of the browser is ended.
const site = builtSite('/sandbox/', { chromium: 'own' });
let canary: Canary;
let lab: LabPage;

beforeAll(async () => {
  canary = await openCanary();
  lab = await openReadyLab(site.browser, site.address);
  await lab.pane('Console');
});
afterAll(() => canary?.close());

/** Runs `program`, sees that the page answers all the while, and that an honest program runs after it. */
async function abuse(program: string): Promise<Verdict & { readonly printed: string }> {
  await lab.write('main.ts', program);
  const ended: { verdict?: Verdict } = {};
  const pause = await lab.longestPause(async () => {
    ended.verdict = await lab.run();
  });
  const printed = await lab.pane('Console');
  expect(pause).toBeLessThan(ANSWER_MS);
  await fineRun();
  if (!ended.verdict) throw new Error('The run had no verdict.');
  return { ...ended.verdict, printed };
}

async function fineRun(): Promise<void> {
  await lab.write('main.ts', "console.log('an honest program');");
  expect(await lab.run()).toMatchObject(JUDGED);
  expect(await lab.pane('Console')).toContain('an honest program');
}

/** Runs each expression, and gives what it came to by its name: a value as text, or the error. */
async function attempts(expressions: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const tries = Object.entries(expressions).map(
    ([name, expression]) => `await attempt(${JSON.stringify(name)}, async () => { const g = globalThis as any; return ${expression}; });`,
  );
  const { printed } = await abuse(`
const results: Record<string, string> = {};
async function attempt(name: string, work: () => Promise<unknown>) {
  try { results[name] = 'reached ' + String(await work()); } catch (error) { results[name] = String(error); }
}
${tries.join('\n')}
console.log('<<' + JSON.stringify(results) + '>>');`);
  return JSON.parse(/<<(.*)>>/.exec(printed)?.[1] ?? '{}');
}

describe('a program that does not end', () => {
  test('an endless loop: the buttons answer, Stop takes at most 200 ms, the next run works', async () => {
    await lab.write('main.ts', 'for (;;) {}');
    const ended = lab.ended();
    await lab.runButton.click();
    await lab.page.locator('.wb[data-run="running"]').waitFor();
    await lab.page.getByRole('button', { name: 'Settings' }).click({ timeout: ANSWER_MS });
    await lab.page.locator('#wb-settings').waitFor({ timeout: ANSWER_MS });
    await lab.page.keyboard.press('Escape');
    await lab.stopButton.click();
    const verdict = await ended;
    expect(verdict.text).toBe('Stopped. Nothing was judged.');
    expect(verdict.sinceInputMs).toBeLessThan(STOP_MS);
    await fineRun();
  });

  test('an endless loop that nobody stops is ended, and named', async () => {
    const { text, sinceInputMs } = await abuse('let n = 0; for (;;) n++;');
    expect(text).toContain('without a pause and was stopped. Is there a loop that never ends?');
    expect(sinceInputMs).toBeLessThan(REPORT_MS);
  });

  test('a promise that never settles', async () => {
    expect((await abuse('await new Promise(() => {});')).text).toContain('waits for a promise that nothing will settle');
  });

  test('an unbounded recursion, with its line', async () => {
    const { text } = await abuse('function down(): number {\n  return down() + 1;\n}\ndown();');
    expect(text).toMatch(/^main.ts line [12]: Your program threw an error: RangeError: Maximum call stack size exceeded/);
  });
});

describe('a program that takes all there is', () => {
  test('a million console lines: the first are kept, the rest is counted', async () => {
    const { printed, ...verdict } = await abuse("for (let i = 0; i < 1_000_000; i++) console.log('line', i);");
    expect(verdict).toMatchObject(JUDGED);
    expect(printed).toContain('2000 lines');
    expect(printed).toContain('998,000 lines are not kept');
  });

  test('a heap that grows without end', async () => {
    const { text, sinceInputMs } = await abuse(
      'const all: unknown[] = []; for (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i, text: String(i) })));',
    );
    // The watchdog sees it silent, or the browser ends its process; which comes first is the machine's doing.
    expect(text).toMatch(/^Your program (ran too long|used too much memory) and was stopped/);
    expect(sinceInputMs).toBeLessThan(REPORT_MS);
  });
});

test('a sandbox that the browser ends is noticed, and the next run has a new one', async () => {
  // Playwright gives a page up whose frame crashed. So the page itself is told what to do, and a second tab looks on.
  await lab.write('main.ts', 'for (;;) {}');
  const onlooker = await lab.context.newPage();
  await onlooker.goto(site.address);
  await lab.page.evaluate(() => {
    const bar = document.querySelector<HTMLElement>('.wb-verdict');
    const run = document.querySelector<HTMLElement>('.wb-button-run');
    const wb = document.querySelector<HTMLElement>('.wb[data-run]');
    if (!bar || !run || !wb) throw new Error('The workbench is not here.');
    let verdict = '';
    const watching = new MutationObserver(() => {
      if (!verdict && bar.dataset.tone === 'failed') {
        verdict = bar.querySelector('output')?.textContent ?? '';
        run.click();
      } else if (verdict && wb.dataset.run === 'running') {
        watching.disconnect();
        localStorage.setItem('seen', verdict);
      }
    });
    run.click();
    requestAnimationFrame(() => watching.observe(wb, { subtree: true, attributes: true, childList: true }));
  });
  await lab.page.locator('.wb[data-run="running"]').waitFor();
  process.kill(await busiestRenderer(site.browser), 'SIGKILL');
  await expect
    .poll(() => onlooker.evaluate(() => localStorage.getItem('seen')), { timeout: REPORT_MS, interval: 100 })
    .toContain('The browser ended the sandbox, most likely because the program filled its memory.');
  await lab.close();
  lab = await openReadyLab(site.browser, site.address);
  await lab.pane('Console');
});

/** The id of the process in which a program loops. */
async function busiestRenderer(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const renderers = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime]));
  };
  const before = await renderers();
  const used = async () => [...(await renderers())].map(([id, time]) => ({ id, time: time - (before.get(id) ?? 0) }));
  for (;;) {
    const [busiest, next] = (await used()).toSorted((one, other) => other.time - one.time);
    // Soon: on a busy machine the watchdog would else be first.
    if (busiest && busiest.time > 0.15 && busiest.time > 3 * (next?.time ?? 0)) return busiest.id;
  }
}

describe('a program that reaches for the page', () => {
  test('finds no parent, no document, no storage, no cookies, and nobody to send to', async () => {
    const found = await attempts({
      parent: 'g.parent.document',
      top: 'g.top.location.href',
      document: 'g.document.cookie',
      opener: 'g.opener.name',
      localStorage: "g.localStorage.getItem('sandshark:preferences')",
      sessionStorage: 'g.sessionStorage.length',
      indexedDB: "g.indexedDB.open('sandshark')",
      'the factory of indexedDB': "Object.getOwnPropertyDescriptor(g.IDBFactory.prototype, 'open')!.value.call({}, 'sandshark')",
      caches: "g.caches.open('x')",
      cookieStore: 'g.cookieStore.getAll()',
      'file system': 'g.navigator.storage.getDirectory()',
      'old file system': 'new Promise((yes, no) => g.webkitRequestFileSystem(0, 1024, yes, no))',
      postMessage: "g.postMessage({ type: 'result', outcome: 'passed' })",
      BroadcastChannel: "new g.BroadcastChannel('sandshark-progress').postMessage({ labId: 'tumbling-window', revision: 1000 })",
      eval: "(0, eval)('1 + 1')",
      'a function made of text': "new Function('return 1')()",
    });
    expect(Object.entries(found).filter(([, result]) => !/^(TypeError|ReferenceError|EvalError|SecurityError)/.test(result))).toEqual([]);
    expect(Object.keys(found)).toHaveLength(16);
  });

  test('cannot speak for the host, by forged messages or by the port itself', async () => {
    const { text, printed } = await abuse(`
import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';
// The port that carries the answers can be caught by its messages.
const real = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!;
let port: MessagePort | undefined;
Object.defineProperty(MessageEvent.prototype, 'data', {
  get(this: MessageEvent) { if (this.target instanceof MessagePort) port = this.target; return real.get!.call(this); },
});
await new KinesisClient({}).send(new ListStreamsCommand({}));
const forged = { run: '', status: 'passed', outcome: 'passed', id: 'streams-exist', result: { id: 'streams-exist', status: 'passed' } };
for (const type of ['ready', 'check', 'result', 'event', 'state', 'compiled', 'frame', 'idle', 'exited', 'failed', 'console', 'pong', 'here']) port?.postMessage({ ...forged, type });
for (const odd of [null, 7, 'sandshark', [], { type: {} }, { type: 'fetch', id: 'x' }, new Map([['type', 'check']])]) port?.postMessage(odd);
console.log(port ? 'spoke on the port' : 'no port');
console.log('All 9 checks passed.');`);
    expect(printed).toContain('spoke on the port');
    expect(text).toContain('There is no stream called prices.');
    expect(new Set(Object.values(await lab.checks()))).not.toContain('passed');
  });

  test.each([
    ['Array.prototype', "Array.prototype.map = () => { throw new Error('mine'); };", /Error: mine/],
    ['iterators', "(Array.prototype as any)[Symbol.iterator] = () => { throw new Error('mine'); };", /Error: mine/],
    ['Promise', "(Promise.prototype as any).then = () => { throw new Error('mine'); };", /Error: mine/],
    [
      'JSON',
      "JSON.parse = () => ({ StreamDescriptionSummary: { StreamStatus: 'ACTIVE' } }); JSON.stringify = () => '{}';",
      /no stream called/,
    ],
    ['MessagePort', 'MessagePort.prototype.postMessage = () => {};', /no stream called/],
    ['Date and Math', 'Date.now = () => 0; Math.random = () => 0;', /no stream called/],
  ])('that changes %s before the SDK uses it harms only itself', async (_, tamper, says) => {
    const { text } = await abuse(
      `import { KinesisClient, ListStreamsCommand } from '@aws-sdk/client-kinesis';\n${tamper}\nawait new KinesisClient({}).send(new ListStreamsCommand({}));`,
    );
    expect(text).toMatch(says);
  });
});

describe('a program that reaches for the network', () => {
  test('is refused by every route, and nothing arrives', async () => {
    const away = `http://localhost:${canary.port}`;
    const found = await attempts({
      fetch: `fetch('${away}/fetch')`,
      'fetch to the site': `fetch('${site.address}')`,
      XMLHttpRequest: `new g.XMLHttpRequest().open('GET', '${away}/xhr')`,
      WebSocket: `new g.WebSocket('ws://localhost:${canary.port}/socket')`,
      WebTransport: `new g.WebTransport('https://localhost:${canary.port}/transport')`,
      EventSource: `new g.EventSource('${away}/events')`,
      sendBeacon: `g.navigator.sendBeacon('${away}/beacon', 'x')`,
      importScripts: `g.importScripts('${away}/script.js')`,
      'import()': `import('${away}' + '/module.js')`,
      Image: `Object.assign(new g.Image(), { src: '${away}/image' })`,
      'a font': `new g.FontFace('canary', 'url(${away}/font)').load()`,
      'a nested Worker': `new g.Worker(URL.createObjectURL(new Blob(["fetch('${away}/worker')"])))`,
      'a shared Worker': `new g.SharedWorker('${away}/shared.js')`,
      WebRTC: `new g.RTCPeerConnection({ iceServers: [{ urls: 'stun:localhost:${canary.port}' }] })`,
      navigation: `(() => { g.location.href = '${away}/navigation'; throw new TypeError('still here'); })()`,
      'a WebAssembly stream': `WebAssembly.compileStreaming(fetch('${away}/wasm'))`,
    });
    expect(Object.entries(found).filter(([, result]) => !/^(\w*Error)/.test(result))).toEqual([]);
    expect(found.fetch).toContain('The sandbox has no network: only AWS answers here, and localhost is not AWS.');
    expect(Object.keys(found)).toHaveLength(16);
    expect(canary.heard).toEqual([]);
  });

  test('an import of another site stops the run before it begins', async () => {
    const { text } = await abuse(`import 'http://localhost:${canary.port}/module.js';`);
    expect(text).toContain("main.ts line 1: This lab has no module 'http://localhost:");
    expect(canary.heard).toEqual([]);
  });

  test('the policy of the frame alone refuses it, should the sandbox’s own wall fall', async () => {
    const away = `http://localhost:${canary.port}`;
    const bare = `
      const answers = {};
      const attempt = (name, work) => Promise.resolve().then(work).then((value) => { answers[name] = 'reached ' + value; }, (error) => { answers[name] = String(error); });
      self.onmessage = async ({ ports: [port] }) => {
        await attempt('fetch', () => fetch('${away}/bare-fetch', { mode: 'no-cors' }));
        await attempt('fetch to the site', () => fetch('${site.address}', { mode: 'no-cors' }));
        await attempt('XMLHttpRequest', () => new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = yes; x.onerror = () => no(new Error('refused')); x.open('GET', '${away}/bare-xhr'); x.send(); }));
        await attempt('WebSocket', () => new Promise((yes, no) => { const s = new WebSocket('ws://localhost:${canary.port}/bare-socket'); s.onopen = yes; s.onerror = () => no(new Error('refused')); }));
        await attempt('EventSource', () => new Promise((yes, no) => { const s = new EventSource('${away}/bare-events'); s.onopen = yes; s.onerror = () => { s.close(); no(new Error('refused')); }; }));
        await attempt('importScripts', () => importScripts('${away}/bare-script.js'));
        await attempt('import()', () => import('${away}/bare-module.js'));
        await attempt('a font', () => new FontFace('x', 'url(${away}/bare-font)').load());
        await attempt('eval', () => eval('1'));
        await attempt('storage', () => new Promise((yes, no) => { const o = indexedDB.open('sandshark'); o.onsuccess = yes; o.onerror = () => no(o.error); }));
        await attempt('a nested Worker', () => new Promise((yes, no) => { const w = new Worker(URL.createObjectURL(new Blob(["fetch('${away}/bare-nested', { mode: 'no-cors' }).then(() => postMessage('yes'), (error) => postMessage(String(error)))"]))); w.onmessage = ({ data }) => data === 'yes' ? yes() : no(new Error(data)); w.onerror = () => no(new Error('refused')); }));
        port.postMessage(answers);
      };`;
    const answers = await lab.page.evaluate((guest) => {
      const ours = document.querySelector<HTMLIFrameElement>('iframe[sandbox="allow-scripts"]');
      if (!ours) throw new Error('The page has no frame of the sandbox.');
      const { port1, port2 } = new MessageChannel();
      const frame = ours.cloneNode() as HTMLIFrameElement;
      frame.addEventListener('load', () => frame.contentWindow?.postMessage({ type: 'begin', id: 1, guest }, '*', [port2]));
      document.body.append(frame);
      return new Promise<Record<string, string>>((resolve) => {
        port1.onmessage = ({ data }) => {
          frame.remove();
          resolve(data);
        };
      });
    }, bare);
    expect(Object.entries(answers).filter(([, answer]) => answer.startsWith('reached'))).toEqual([]);
    expect(Object.keys(answers)).toHaveLength(11);
    // The canary does hear who may speak: silence until here means something.
    await fetch(`${away}/from-the-test`);
    expect(canary.heard).toEqual(['GET /from-the-test']);
  });
});
