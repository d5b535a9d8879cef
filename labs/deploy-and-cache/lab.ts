// The lab of the page "Deploy, and the cache": a bucket becomes a website, and two versions of the app reach visitors who have caches.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenReleases, type Releases, shownReleases } from './sites.ts';

export default defineLab<Releases>({
  id: 'deploy-and-cache',
  title: 'Deploy, and the cache',
  summary:
    'Make a website of a bucket, deploy the app to it, walk into the cache trap of the session, and get out: names that say what is in a file.',
  packages: ['workshop/specs', '@aws-sdk/client-s3'],
  services: ['s3'],
  entry: 'main.ts',
  document: 'index.html',
  view: 'preview',
  editable: ['deploy.spec.ts', 'deploy.ts'],
  readOnly: ['main.ts', 'ready-made.ts', 'visitor.ts', 'browser-cache.ts', 'screen.ts', 'index.html'],
  deadlineMs: 20_000,
  settleForMs: 0,
  data: { shown: shownReleases, hidden: hiddenReleases },
  dataType: '{ readonly versions: readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>] }',
  steps: [
    {
      id: 'a-website',
      title: 'A website: give the bucket an index document, and let everybody read it.',
      hints: [
        'Three calls in `openWebsite`, in this order: the website, the block, the policy. Their commands are imported already. The Preview says how far you are: `NoSuchWebsiteConfiguration`, then `AccessDenied`, then it works.',
        "`await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: { IndexDocument: { Suffix: 'index.html' } } }));`",
        'A new bucket refuses public policies. `await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy: false, RestrictPublicBuckets: false } }));`',
        "`const Statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::' + Bucket + '/*' };` and `await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));`",
      ],
      checks: ['open', 'only-reading'],
    },
    {
      id: 'types',
      title: 'Types: each file says what it is. Before, the browser saves your page to the disk.',
      hints: [
        'S3 does not look into files. What is put without a type is `application/octet-stream`: bytes, nobody knows what.',
        'The command takes a `ContentType`, and `typeOf(Key)` is the right one.',
        'In `upload`: `new PutObjectCommand({ Bucket, Key, Body, CacheControl, ContentType: typeOf(Key) })`',
      ],
      checks: ['typed'],
    },
    {
      id: 'the-trap',
      title: 'The trap: Ama comes back, and sees yesterday’s app. Write a spec that is red because of it; then make it green.',
      hints: [
        'Look at the Preview first. After version 2 was deployed, where does Ama’s browser take its files from? And Kenji’s, who was never here before?',
        "The spec: `const { Bucket, url } = await published();`, then a `new Visitor('Ama')` visits the `url`. `await deploy(Bucket, versions[1]);` and Ama visits again. The `versions` of that visit are `['2']`.",
        "`const ama = new Visitor('Ama'); await ama.visit(url); await deploy(Bucket, versions[1]); const visit = await ama.visit(url); expect(visit.versions).toEqual(['2']);` in an `async` function, and Run: red.",
        "For an hour or a day, nobody asks the server. In `deploy`, say `'no-cache'` in place of `'public, max-age=86400'`: keep it, and ask before you use it.",
      ],
      checks: ['fresh', 'trap-tested'],
    },
    {
      id: 'names',
      title: 'Names: a file whose name says what is in it may be kept for ever. Only the page is asked for.',
      hints: [
        "In the loop, leave out the page: `if (path === 'index.html') continue;`. Every other file gets another name: `const key = await hashedName(path, text);`",
        '`await upload(Bucket, key, text, \'public, max-age=31536000, immutable\');` A year is what people write for "for ever".',
        "The page must use the new names. Before the loop: `let page = site['index.html'];`. In it: `page = page.replaceAll(path, key);`",
        "After the loop, when all its files are there: `await upload(Bucket, 'index.html', page, 'no-cache');`. Delete nothing: who opened the page before still needs the old files.",
      ],
      checks: ['asked-once', 'never-broken', 'old-page', 'specs-green'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'typed', because: 'The next app has files of other names.' },
    'everything-open': { fails: 'only-reading', because: 'With s3:* everybody may put a page of their own in place of yours.' },
    'types-forgotten': { fails: 'typed', because: 'A script of unknown type is not run.' },
    'only-the-page-asked': { fails: 'fresh', because: 'A new page with the old script is worse than an old page.' },
    'trap-not-tested': { fails: 'trap-tested', because: 'A visitor who comes for the first time has an empty cache.' },
    'number-in-the-name': {
      fails: 'asked-once',
      because: 'A name that changes with each deployment makes everybody load what has not changed.',
    },
    'page-first': { fails: 'never-broken', because: 'Between two uploads there are visitors.' },
    'old-files-deleted': { fails: 'old-page', because: 'A page that is open knows the old names only.' },
  },
});
