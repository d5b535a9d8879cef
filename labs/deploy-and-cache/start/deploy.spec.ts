// What a deployed app must be to its visitors. Each spec has a bucket of its own.
import { deploy, openWebsite } from './deploy.ts';
import { addressOf, newBucket, versions } from './ready-made.ts';
import { Visitor } from './visitor.ts';

/** A bucket with version 1 of the app. */
async function published() {
  const Bucket = await newBucket();
  await openWebsite(Bucket);
  await deploy(Bucket, versions[0]);
  return { Bucket, url: addressOf(Bucket) };
}

describe('the website', () => {
  // Step 1
  it('is open to everybody', async () => {
    const { url } = await published();
    const { loads } = await new Visitor('Ama').visit(url);
    expect(loads[0].status).toBe(200);
  });

  // Step 2
  it('has files that browsers can use', async () => {
    const { url } = await published();
    const { problems } = await new Visitor('Ama').visit(url);
    expect(problems.join(', ')).toBe('');
  });
});

describe('a visitor who comes back', () => {
  // TODO 3: a spec without code is left out, until it has some.
  it('sees the new version');

  // Step 4
  it('asks for the page, and for nothing else', async () => {
    const { url } = await published();
    const ama = new Visitor('Ama');
    const { problems } = await ama.visit(url);
    expect(problems.join(', ')).toBe('');
    const { asked } = await ama.visit(url);
    expect(asked.join(', ')).toBe('index.html');
  });
});
