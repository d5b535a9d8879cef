// An app in a document of the tab: alive after its run, and what it may try, with the page alive and the next Run working. Source: issue 10.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadLab } from '../../src/lab/load-lab-node.ts';
import { builtSite } from './built-site.ts';
import { type Canary, openCanary } from './canary.ts';
import { type LabPage, openReadyLab, pageOf } from './lab-page.ts';

/** A button must answer in this time, whatever the app does, on a machine that is busy with it. */
const ANSWER_MS = 1500;
const STOP_MS = 300;
/** An app that is out of hand must be ended in this time. */
const ENDED_MS = 20_000;

const NO_SPECS = "it('holds', () => {\n  expect(1).toBe(1);\n});";

const { solution } = await loadLab('view-and-router');
// Here processes of the browser are kept busy.
const site = builtSite('/sandbox/', { chromium: 'own' });
let canary: Canary;
let lab: LabPage;

beforeAll(async () => {
  canary = await openCanary();
  lab = await openReadyLab(site.browser, site.address, {}, pageOf('view-and-router'));
});
afterAll(() => canary?.close());

const app = () => lab.page.frameLocator('.preview-stage iframe');
const address = () => lab.page.getByRole('textbox', { name: 'Address of the page in the preview' });

/** An app whose start does this. */
const starting = (work: string) => `export function showView(_hash: string) {}\nexport async function start() {\n${work}\n}`;

async function run(appText: string, specs = NO_SPECS) {
  await lab.write('app.spec.ts', specs);
  await lab.write('app.ts', appText);
  return lab.run();
}

async function fineRun(): Promise<void> {
  await lab.page.getByRole('tab', { name: 'Preview' }).click();
  expect(await run(solution['app.ts'] ?? '', solution['app.spec.ts'])).toMatchObject({ tone: 'passed' });
  expect(await app().getByRole('heading').textContent()).toBe('Find the booths');
}

describe('an app after its run', () => {
  beforeEach(fineRun);

  test('is used by clicks, by its address bar, and by back and forward; its specs stand beside it', async () => {
    await app().getByRole('link', { name: 'Puzzle 2' }).click();
    await app().getByRole('heading', { name: 'The brief worker' }).waitFor();
    await expect.poll(() => address().inputValue()).toBe('https://app.example/#/puzzle/2');
    await address().fill('#/nowhere');
    await address().press('Enter');
    await app().getByRole('heading', { name: 'Nothing here' }).waitFor();
    await lab.page.getByRole('button', { name: 'Back, in the preview' }).click();
    await app().getByRole('heading', { name: 'The brief worker' }).waitFor();
    await lab.page.getByRole('button', { name: 'Forward, in the preview' }).click();
    await app().getByRole('heading', { name: 'Nothing here' }).waitFor();
    expect(await lab.page.locator('.preview-spec[data-status="passed"]').count()).toBe(6);
    expect(lab.page.url()).toBe(`${site.address}single-page-app/view-and-router/`);
    expect(lab.complaints).toEqual([]);
  });

  test('goes on in time, prints, and survives its own errors', async () => {
    await run(
      starting(
        "document.querySelector('main')!.innerHTML = '<button>Tick</button>'; document.querySelector('button')!.onclick = () => { setTimeout(() => console.log('ticked after', Math.round(performance.now() / 100) > 0), 300); throw new Error('mine'); };",
      ),
    );
    await app().getByRole('button', { name: 'Tick' }).click();
    await expect.poll(() => lab.pane('Console'), { timeout: 5_000 }).toContain('ticked aftertrue');
    expect(await lab.pane('Console')).toContain('mine');
  });

  test('shows a red spec with its line, which a click goes to', async () => {
    await run(
      solution['app.ts'] ?? '',
      "import { showView } from './app.ts';\nimport { shownViews } from './ready-made.ts';\nit('is wrong', () => {\n  showView('#/rules');\n  expect(shownViews()).toEqual(['welcome']);\n});",
    );
    await lab.page.getByRole('tab', { name: 'app.ts', exact: true }).click();
    await lab.page.getByRole('button', { name: 'app.spec.ts:5' }).click();
    expect(await lab.page.getByRole('tab', { name: 'app.spec.ts', exact: true }).getAttribute('aria-selected')).toBe('true');
    expect(await lab.page.locator('.preview-count').textContent()).toBe('Specs 1 red');
  });
});

describe('an app that does not end', () => {
  test('in its start: the buttons answer, Stop ends it, the next run works', async () => {
    await lab.write('app.spec.ts', NO_SPECS);
    await lab.write('app.ts', starting('console.log("looping"); for (;;) {}'));
    const ended = lab.ended();
    await lab.runButton.click();
    await expect.poll(() => lab.pane('Console'), { timeout: 20_000 }).toContain('looping');
    await lab.page.getByRole('button', { name: 'Settings' }).click({ timeout: ANSWER_MS });
    await lab.page.keyboard.press('Escape');
    await lab.stopButton.click();
    const { text, sinceInputMs } = await ended;
    expect(text).toBe('Stopped. Nothing was judged.');
    expect(sinceInputMs).toBeLessThan(STOP_MS);
    await fineRun();
  });

  test('in a click, when the run is over: the page answers, the app is ended and says so, the next run works', async () => {
    await run(
      starting(
        "document.querySelector('main')!.innerHTML = '<button>Loop</button>'; document.querySelector('button')!.onclick = () => { for (;;) {} };",
      ),
    );
    const words = lab.page.locator('.preview-words');
    const pause = await lab.longestPause(async () => {
      // The click itself is never answered.
      app()
        .getByRole('button', { name: 'Loop' })
        .click({ timeout: ENDED_MS })
        .catch(() => {});
      await words.waitFor({ timeout: ENDED_MS });
    });
    expect(await words.textContent()).toContain('Is there a loop that never ends?');
    expect(pause).toBeLessThan(ANSWER_MS);
    await fineRun();
  });

  test('in a spec: it is named, and the checks do not run into it again', async () => {
    const { text } = await run(solution['app.ts'] ?? '', "it('loops', () => {\n  for (;;) {}\n});");
    expect(text).toContain('Is there a loop that never ends?');
    await fineRun();
  });
});

/** Runs each expression inside the app, and gives what it came to by its name: a value as text, or the error. */
async function attempts(expressions: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const tries = Object.entries(expressions).map(
    ([name, expression]) => `await attempt(${JSON.stringify(name)}, async () => { const g = globalThis as any; return ${expression}; });`,
  );
  await run(
    starting(`const results: Record<string, string> = {};
const attempt = async (name: string, work: () => Promise<unknown>) => {
  try { results[name] = 'reached ' + String(await work()); } catch (error) { results[name] = String(error); }
};
${tries.join('\n')}
console.log('<<' + JSON.stringify(results) + '>>');`),
  );
  const printed = await lab.pane('Console');
  await lab.page.getByRole('tab', { name: 'Preview' }).click();
  return JSON.parse(/<<(.*?)>>/.exec(printed)?.[1] ?? '{}');
}

const notRefused = (found: Readonly<Record<string, string>>) =>
  Object.entries(found).filter(
    ([, result]) => !/^(TypeError|ReferenceError|EvalError|SecurityError|NetworkError|Error|DataError|NotAllowedError)/.test(result),
  );

describe('an app that reaches for the page', () => {
  test('finds no parent, no storage of the site, no other window, and nothing made of text', async () => {
    const found = await attempts({
      parent: 'g.parent.document',
      'the document of the top': 'g.top.document.title',
      'the address of the top': 'g.top.location.href',
      opener: 'g.opener.name',
      frameElement: 'g.frameElement.id',
      indexedDB: "g.indexedDB.open('sandshark')",
      caches: "g.caches.open('x')",
      cookieStore: 'g.cookieStore.getAll()',
      'the site’s own storage': "Object.getOwnPropertyDescriptor(g.Window.prototype, 'localStorage')!.get!.call(g).length",
      'the file system': 'g.navigator.storage.getDirectory()',
      BroadcastChannel: "new g.BroadcastChannel('sandshark-progress').postMessage({ labId: 'tumbling-window', revision: 1000 })",
      'a window': "g.open('about:blank').document",
      'a frame inside':
        "(() => { const frame = document.createElement('iframe'); document.body.append(frame); return (frame.contentWindow as any).RTCPeerConnection; })()",
      'a Worker': "new g.Worker(URL.createObjectURL(new Blob(['1'])))",
      eval: "(0, eval)('1 + 1')",
      'a function made of text': "new Function('return 1')()",
      'a handler made of text':
        "new Promise((yes, no) => { g.yes = yes; document.body.setAttribute('onclick', 'yes()'); document.body.dispatchEvent(new Event('click')); no(new TypeError('did not run')); })",
    });
    expect(notRefused(found)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(17);
    expect(await attempts({ storage: "localStorage.getItem('sandshark:preferences')", cookie: 'document.cookie' })).toEqual({
      storage: 'reached null',
      cookie: 'reached ',
    });
  });

  test('cannot speak for the host, to the page or by its own port', async () => {
    const { text } = await run(
      starting(`const forged = { run: '', status: 'passed', outcome: 'passed', id: 'rules-shown', result: { id: 'rules-shown', status: 'passed' } };
const real = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!;
let port: MessagePort | undefined;
Object.defineProperty(MessageEvent.prototype, 'data', { get(this: MessageEvent) { if (this.target instanceof MessagePort) port = this.target; return real.get!.call(this); } });
await new Promise((done) => setTimeout(done, 1000));
for (const type of ['ready', 'check', 'result', 'event', 'spec', 'route', 'leave', 'here', 'begin', 'idle', 'compiled', 'frame', 'preview']) {
  (top as Window).postMessage({ ...forged, type }, '*');
  port?.postMessage({ ...forged, type });
}
for (const odd of [null, 7, [], { type: {} }, { type: 'spec', spec: 7 }]) port?.postMessage(odd);
console.log(port ? 'spoke on the port' : 'no port');`),
    );
    expect(await lab.pane('Console')).toContain('spoke on the port');
    expect(text).toContain('Step 1');
    expect(await lab.checks()).toMatchObject({ 'rules-shown': 'failed', 'rules-tested': 'not-reached' });
  });

  test('cannot take the page elsewhere, nor the focus out of the editor', async () => {
    const before = lab.page.url();
    await run(
      starting(
        "document.querySelector('main')!.innerHTML = '<input autofocus>'; document.querySelector('input')!.focus(); try { (top as Window).location.href = 'about:blank'; } catch {} history.back(); alert('hello');",
      ),
    );
    await lab.editor.focus();
    const ended = lab.ended();
    await lab.page.keyboard.press('Control+Enter');
    await ended;
    expect(await lab.page.evaluate(() => document.activeElement?.closest('.wb-editor-host') !== null)).toBe(true);
    expect(lab.page.url()).toBe(before);
    await fineRun();
  });
});

describe('an app that reaches for the network', () => {
  test('is refused by every route, and nothing arrives', async () => {
    const away = `http://localhost:${canary.port}`;
    const element = (tag: string, attributes: Readonly<Record<string, string>>) =>
      `new Promise((yes, no) => { const e = Object.assign(document.createElement('${tag}'), ${JSON.stringify(attributes)}) as any; e.onload = () => yes('loaded'); e.onerror = () => no(new Error('refused')); document.body.append(e); setTimeout(() => no(new Error('nothing came')), 2000); })`;
    const found = await attempts({
      fetch: `fetch('${away}/fetch')`,
      'fetch to the site': `fetch('${site.address}')`,
      XMLHttpRequest: `new g.XMLHttpRequest().open('GET', '${away}/xhr')`,
      WebSocket: `new g.WebSocket('ws://localhost:${canary.port}/socket')`,
      EventSource: `new g.EventSource('${away}/events')`,
      WebTransport: `new g.WebTransport('https://localhost:${canary.port}/transport')`,
      WebRTC: `new g.RTCPeerConnection({ iceServers: [{ urls: 'stun:localhost:${canary.port}' }] })`,
      'import()': `import('${away}' + '/module.js')`,
      img: element('img', { src: `${away}/img` }),
      'img of the site': element('img', { src: `${site.address}favicon.svg` }),
      script: element('script', { src: `${away}/script.js` }),
      'script of the site': element('script', { src: `${site.address}pagefind/pagefind.js` }),
      stylesheet: element('link', { rel: 'stylesheet', href: `${away}/style.css` }),
      prefetch: element('link', { rel: 'prefetch', href: `${away}/prefetch` }),
      preload: element('link', { rel: 'preload', as: 'image', href: `${away}/preload` }),
      modulepreload: element('link', { rel: 'modulepreload', href: `${away}/modulepreload.js` }),
      manifest: element('link', { rel: 'manifest', href: `${away}/manifest` }),
      icon: element('link', { rel: 'icon', href: `${away}/icon` }),
      video: element('video', { src: `${away}/video` }),
      object: element('object', { data: `${away}/object` }),
      embed: element('embed', { src: `${away}/embed` }),
      'a font': `new FontFace('canary', 'url(${away}/font)').load()`,
    });
    expect(notRefused(found)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(22);
    await run(
      starting(`const style = document.createElement('style');
style.textContent = "@import '${away}/import.css'; body { background: url(${away}/background); } @font-face { font-family: x; src: url(${away}/face); } main { font-family: x; }";
document.head.append(style);
document.querySelector('main')!.innerHTML = '<form method="post" action="${away}/form" target="_blank"><input name="a" value="1"></form><a id="away" href="${away}/link" ping="${away}/ping" target="_blank">x</a><a id="save" href="${away}/download" download>y</a><iframe src="${away}/frame"></iframe>';
(globalThis as any).navigator.sendBeacon('${away}/beacon', 'x');
document.querySelector('form')!.submit();
document.querySelector<HTMLAnchorElement>('#away')!.click();
document.querySelector<HTMLAnchorElement>('#save')!.click();
await new Promise((done) => setTimeout(done, 1000));`),
    );
    await lab.page.waitForTimeout(500);
    expect(canary.heard).toEqual([]);
    await fineRun();
  });

  test('by leaving its page ends itself, and arrives nowhere', async () => {
    const away = `http://localhost:${canary.port}`;
    for (const leave of [
      // The frame's own location: that of a lab's code is carried by message (redirects-in-the-tab.test.ts).
      `(globalThis as any)['loc' + 'ation'].href = '${away}/navigation';`,
      `location.href = '${away}/carried';`,
      `document.head.innerHTML = '<meta http-equiv="refresh" content="0; url=${away}/refresh">';`,
      "(globalThis as any)['loc' + 'ation'].reload();",
    ]) {
      await run(starting(`setTimeout(() => { ${leave} }, 50); await new Promise((done) => setTimeout(done, 3000));`));
    }
    expect(canary.heard).toEqual([]);
    await fineRun();
    // The canary does hear who may speak: silence until here means something.
    await fetch(`${away}/from-the-test`);
    expect(canary.heard).toEqual(['GET /from-the-test']);
  });
});
