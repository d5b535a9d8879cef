// The program: it makes a website, deploys two versions of the app, and looks at them through the browsers of visitors.
import { deploy, openWebsite } from './deploy.ts';
import { addressOf, newBucket, versions } from './ready-made.ts';
import { address, done, show } from './screen.ts';
import { Visitor } from './visitor.ts';

const Bucket = await newBucket();
const url = addressOf(Bucket);
address(url);
const ama = new Visitor('Ama');

await done('Version 1 is in the bucket.', async () => {
  await openWebsite(Bucket);
  await deploy(Bucket, versions[0]);
});
show('for the first time', await ama.visit(url), '1');
show('a minute later', await ama.visit(url), '1');

await done('Version 2 is in the bucket.', () => deploy(Bucket, versions[1]));
show('who comes back', await ama.visit(url), '2');
show('with “Disable cache” in her developer tools', await ama.visit(url, 'disabled'), '2');
show('who was never here before', await new Visitor('Kenji').visit(url), '2');
