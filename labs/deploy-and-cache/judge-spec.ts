// The lab's own specs, which are run against the learner's deploy.ts: JavaScript, because what a check hands to runSpecs is not compiled.

/** The names of the specs, by what they are about. */
export type Demand = 'open' | 'only-reading' | 'typed' | 'fresh' | 'asked-once' | 'never-broken' | 'old-page';

/** Each `it` is named after its demand. */
export const judgeSpec = `
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { region } from 'workshop';
import { deploy, openWebsite } from './deploy.ts';
import { addressOf, newBucket, typeOf, versions } from './ready-made.ts';
import { Visitor } from './visitor.ts';

const s3 = new S3Client({});
const [first, second] = versions;
const versionOf = (site) => /version (\\d+)/.exec(site['index.html'])[1];

async function opened() {
  const Bucket = await newBucket();
  await openWebsite(Bucket).catch((error) => fail('openWebsite() ends with the error ' + error.name + ': ' + error.message));
  return { Bucket, url: addressOf(Bucket) };
}

async function published() {
  const site = await opened();
  await deploy(site.Bucket, first);
  return site;
}

/** The files that a page names, as they are served. */
async function filesOf(url, page) {
  const paths = [...page.matchAll(/(?:src|href)="\\.\\/([^"]+)"/g)].map(([, path]) => path);
  return Promise.all(paths.map(async (path) => {
    const response = await fetch(new URL(path, url));
    return { path, status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  }));
}

it('open', async () => {
  const { Bucket, url } = await opened();
  await s3.send(new PutObjectCommand({ Bucket, Key: 'index.html', Body: 'the page', ContentType: 'text/html' }));
  const response = await fetch(url);
  const text = await response.text();
  const code = /Code: (\\w+)/.exec(text)?.[1];
  expect(code ? response.status + ' ' + code : response.status).withContext('After openWebsite(), the address of the website is answered with').toBe(200);
  expect(text).withContext('The address without a file name shows').toBe('the page');
});

it('only-reading', async () => {
  const { Bucket } = await opened();
  const api = 'https://' + Bucket + '.s3.' + region + '.amazonaws.com/';
  const put = await fetch(api + 'index.html', { method: 'PUT', body: 'mine now' });
  expect(put.status).withContext('When somebody without keys puts an index.html of their own, the status').toBe(403);
  const removed = await fetch(api + 'index.html', { method: 'DELETE' });
  expect(removed.status).withContext('When somebody without keys deletes index.html, the status').toBe(403);
});

it('typed', async () => {
  const { url } = await published();
  const page = await fetch(url);
  expect(page.headers.get('content-type')).withContext('The Content-Type of index.html').toBe(typeOf('index.html'));
  const files = await filesOf(url, await page.text());
  for (const { path, status, type } of files) {
    expect(status).withContext('The page names ' + path + '; the status of that file').toBe(200);
    expect(type).withContext('The Content-Type of ' + path).toBe(typeOf(path));
  }
  for (const [path, text] of Object.entries(first)) {
    if (path !== 'index.html') expect(files.some((file) => file.text === text)).withContext('That ' + path + ' is served as it is').toBe(true);
  }
});

it('fresh', async () => {
  const { Bucket, url } = await published();
  const visitor = new Visitor('A visitor');
  const sees = async (occasion, site) => {
    const { versions: seen, problems } = await visitor.visit(url);
    expect(problems.join(', ')).withContext(occasion + ', the problems of a visitor').toBe('');
    expect(seen.join(' and ')).withContext(occasion + ', a visitor who has been here before sees version').toBe(versionOf(site));
  };
  await visitor.visit(url);
  await deploy(Bucket, second);
  await sees('After version ' + versionOf(second) + ' was deployed', second);
  await deploy(Bucket, first);
  await sees('After version ' + versionOf(first) + ' was deployed again', first);
});

it('asked-once', async () => {
  const { Bucket, url } = await published();
  const visitor = new Visitor('A visitor');
  await visitor.visit(url);
  const { asked } = await visitor.visit(url);
  expect(asked.join(', ')).withContext('When nothing has changed, a visitor who comes back asks for').toBe('index.html');
  await deploy(Bucket, second);
  const { asked: after } = await visitor.visit(url);
  expect(after.filter((path) => !/\\.(html|js)$/.test(path)).join(', '))
    .withContext('When page and script have changed, and nothing else, a visitor who comes back asks for these other files').toBe('');
});

it('old-page', async () => {
  const { Bucket, url } = await published();
  const open = await (await fetch(url)).text();
  await deploy(Bucket, second);
  for (const { path, status, text } of await filesOf(url, open)) {
    expect(status).withContext('A page was opened before the deployment. After it, the status of ' + path + ', which that page names,').toBe(200);
    expect(Object.values(first).includes(text)).withContext('That ' + path + ' still is the file of the version that the page belongs to').toBe(true);
  }
});

it('never-broken', async () => {
  const { Bucket, url } = await published();
  const broken = [];
  const send = S3Client.prototype.send;
  S3Client.prototype.send = async function (command, ...rest) {
    const output = await send.call(this, command, ...rest);
    if (command instanceof PutObjectCommand && broken.length === 0) {
      const page = await (await fetch(url)).text();
      const missing = (await filesOf(url, page)).find(({ status }) => status !== 200);
      if (missing) broken.push(missing.path);
    }
    return output;
  };
  try {
    await deploy(Bucket, second);
  } finally {
    S3Client.prototype.send = send;
  }
  expect(broken.join(', ')).withContext('While the new version was being deployed, the page named files that were not there').toBe('');
});
`;
