// What the lab "A thumbnail for every photo" demands. The checks behave as S3 does on a bad day: they put photos, and deliver events
// twice, late, several at once and with a broken photo among them. Then they look at what the function has made of it.
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CheckFailure, defineChecks } from '../../src/lab/definition.ts';
import { difference, drawPicture, pictureOf, pngOf } from './pictures.ts';
import {
  bucketOf,
  type Context,
  calls,
  complaints,
  deliver,
  functionOf,
  ifThere,
  objectAt,
  photosIn,
  put,
  recordOf,
  thumbnailKeys,
  thumbnailOf,
  waitForThumbnail,
  withoutNotifications,
} from './pipeline.ts';
import { fromBase64, type Upload } from './uploads.ts';

const LONGEST_SIDE = 64;
/** Mean difference of colours. In 120 data sets thumbnails were at most 4 from their photos, other photos at least 15. */
const SAME_PICTURE = 10;

function fail(observed: string, expected: string): never {
  throw new CheckFailure({ observed, expected });
}

const picture = (seed: number, width = 90, height = 60) => pngOf(drawPicture(seed, width, height));
const isPhoto = ({ base64 }: Upload) => pictureOf(fromBase64(base64)) !== undefined;
const photosOf = ({ data }: Context) => data.filter(isPhoto);
const albumOf = (key: string) => key.split('/')[1] ?? '';

/** The photos of the run, each with its thumbnail. */
async function requireThumbnails(context: Context) {
  const found = [];
  for (const { key, base64 } of photosOf(context)) {
    const thumbnail = await objectAt(context, thumbnailOf(key));
    if (!thumbnail) {
      const keys = await thumbnailKeys(context);
      const there = keys.length === 0 ? 'Under thumbnails/ there is nothing.' : `Under thumbnails/ there is: ${keys.join(', ')}.`;
      fail(
        `The photo "${key}" has no thumbnail. ${there}${await complaints(context)}`,
        `An object "${thumbnailOf(key)}" in the same bucket, put by the function.`,
      );
    }
    const photo = pictureOf(fromBase64(base64));
    if (photo) found.push({ key, photo, thumbnail });
  }
  return found;
}

async function requireCount(context: Context, album: string, expected: number, why: string): Promise<void> {
  const found = await photosIn(context, album);
  if (found !== expected) {
    fail(
      found === undefined ? `The table albums has no item for the album ${album}.` : `The album ${album} has photos = ${found}.`,
      `${expected}: ${why}`,
    );
  }
}

export default defineChecks<readonly Upload[]>([
  {
    id: 'function-ready',
    title: 'The function `make-thumbnails` is active, and its code can be loaded.',
    on: 'both',
    async judge(context) {
      const FunctionName = functionOf(context);
      const found = await ifThere(context.cloud(LambdaClient).send(new GetFunctionConfigurationCommand({ FunctionName })));
      if (!found) fail(`There is no function called ${FunctionName}.`, `A function called ${FunctionName}, made of handler.ts.`);
      if (found.State !== 'Active') fail(`The function is ${found.State}.`, 'It is Active: it was waited for.');
      const error = await deliver(context, []);
      // Others are the learner's own: S3 sends no empty event.
      if (error?.startsWith('Runtime.'))
        fail(`Lambda cannot start the function. ${error}`, 'A handler that Lambda finds: handler.handler.');
    },
  },
  {
    id: 'bucket-calls-function',
    title: 'A new photo in the bucket calls the function.',
    on: 'both',
    async judge(context) {
      const { LambdaFunctionConfigurations: configured = [] } = await context
        .cloud(S3Client)
        .send(new GetBucketNotificationConfigurationCommand({ Bucket: bucketOf(context) }));
      if (!configured.some(({ LambdaFunctionArn }) => LambdaFunctionArn?.includes(`:function:${functionOf(context)}`))) {
        fail(
          'The bucket does not tell the function about new objects.',
          'A notification of the bucket that names the function, and S3 may call it.',
        );
      }
      const before = await calls(context);
      await put(context, 'photos/check/new.png', picture(11));
      await context.wait(3_000);
      if ((await calls(context)) === before) {
        fail(
          'A new object photos/check/new.png did not call the function.',
          'One call for each new object under photos/, whatever its album.',
        );
      }
    },
  },
  {
    id: 'only-photos',
    title: 'Nothing else calls the function, thumbnails least of all.',
    on: 'both',
    async judge(context) {
      for (const key of ['thumbnails/check/thumbnail.png', 'notes/check.png']) {
        const before = await calls(context);
        await put(context, key, picture(12, 32, 24));
        await context.wait(3_000);
        const more = (await calls(context)) - before;
        if (more > 0) {
          fail(
            `A new object ${key} called the function ${more === 1 ? 'once' : `${more} times`}.`,
            'Objects outside of photos/ call nobody: a function that is called by what it writes calls itself.',
          );
        }
      }
    },
  },
  {
    id: 'thumbnails-made',
    title: 'Every photo has its thumbnail, whatever the photo is called.',
    on: 'both',
    async judge(context) {
      await requireThumbnails(context);
    },
  },
  {
    id: 'thumbnails-fit',
    title: `No thumbnail has a side longer than ${LONGEST_SIDE} pixels, and each shows its photo.`,
    on: 'both',
    async judge(context) {
      for (const { key, photo, thumbnail } of await requireThumbnails(context)) {
        const made = thumbnail.picture;
        if (!made) fail(`The object "${thumbnailOf(key)}" is no PNG image.`, 'The bytes that makeThumbnail gives.');
        const factor = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
        const [width, height] = [photo.width * factor, photo.height * factor].map((side) => Math.max(1, Math.round(side)));
        if (Math.abs(made.width - (width ?? 0)) > 1 || Math.abs(made.height - (height ?? 0)) > 1) {
          fail(
            `The thumbnail of "${key}" (${photo.width} × ${photo.height}) is ${made.width} × ${made.height}.`,
            `${width} × ${height}: the longest side is ${LONGEST_SIDE} at most, and both sides shrink by the same factor.`,
          );
        }
        if (difference(photo, made) > SAME_PICTURE) fail(`The thumbnail of "${key}" shows something else.`, 'It shows its own photo.');
      }
    },
  },
  {
    id: 'thumbnails-typed',
    title: 'A browser shows a thumbnail as an image: its type is image/png.',
    on: 'both',
    async judge(context) {
      for (const { key, thumbnail } of await requireThumbnails(context)) {
        if (thumbnail.type !== 'image/png')
          fail(
            `The thumbnail of "${key}" has the Content-Type ${thumbnail.type}.`,
            'image/png: S3 does not look into the bytes, you say it.',
          );
      }
    },
  },
  {
    id: 'made-by-the-function',
    title: 'The function makes the thumbnails, also long after your program has ended.',
    on: 'both',
    async judge(context) {
      const key = 'photos/check/after the program.png';
      const bytes = picture(13, 100, 140);
      await put(context, key, bytes);
      const made = await waitForThumbnail(context, key);
      const photo = pictureOf(bytes);
      if (!made || !photo || difference(photo, made) > SAME_PICTURE) {
        fail(
          `The check put a photo of its own, "${key}", and ten seconds later ${made ? 'its thumbnail showed something else' : 'it had no thumbnail'}.${await complaints(context)}`,
          'The function makes a thumbnail of every photo, whoever puts it.',
        );
      }
    },
  },
  {
    id: 'every-record',
    title: 'Every record of an event is handled, also when one of them fails.',
    on: 'both',
    async judge(context) {
      const [first, broken, last] = ['first', 'broken', 'last'].map((word) => `photos/check-several/${word}.png`) as [
        string,
        string,
        string,
      ];
      const error = await withoutNotifications(context, async () => {
        await put(context, first, picture(14));
        await put(context, broken, picture(15).slice(0, 60));
        await put(context, last, picture(16));
        return deliver(context, await Promise.all([first, broken, last].map((key) => recordOf(context, key))));
      });
      const missing: string[] = [];
      for (const key of [first, last]) if (!(await objectAt(context, thumbnailOf(key)))) missing.push(key);
      const sent = 'The check sent one event with three records: a photo, a broken photo, a photo.';
      if (missing.length === 2) {
        fail(
          `${sent} When the function had answered, no photo had a thumbnail.`,
          'The work is done when the handler returns: await all of it.',
        );
      }
      if (missing.length === 1) {
        const which = missing[0] === first ? 'first' : 'last';
        fail(`${sent} The ${which} photo has no thumbnail.`, 'One record that fails does not keep the others from being handled.');
      }
      if (error === undefined) {
        fail(
          'The check sent an event with a broken photo in it, and the function reported success.',
          'The function throws at the end, so that Lambda learns that something failed, tries again and keeps the event.',
        );
      }
    },
  },
  {
    id: 'failures-kept',
    title: 'The event of the broken photo is in the queue `failed-events`, and no other.',
    on: 'both',
    async judge(context) {
      const sqs = context.cloud(SQSClient);
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: context.name('failed-events') }));
      const kept = new Set<string>();
      for (let empty = 0; empty < 2; ) {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
        if (Messages.length === 0) empty += 1;
        for (const { Body = '' } of Messages) {
          for (const [, key = ''] of Body.matchAll(/"key":\s*"([^"]*)"/g)) kept.add(decodeURIComponent(key.replaceAll('+', ' ')));
        }
      }
      for (const { key } of context.data.filter((upload) => !isPhoto(upload))) {
        if (!kept.has(key)) {
          fail(
            `No message in the queue failed-events tells of the broken photo "${key}".`,
            'The function fails for it, and its on-failure destination is the queue: nobody has to search the logs.',
          );
        }
      }
      const healthy = photosOf(context).find(({ key }) => kept.has(key));
      if (healthy)
        fail(`The queue also holds an event of "${healthy.key}".${await complaints(context)}`, 'Only what cannot be handled ends there.');
    },
  },
  {
    id: 'albums-counted',
    title: 'The table `albums` says how many photos each album has.',
    on: 'both',
    async judge(context) {
      for (const [album, photos] of Map.groupBy(photosOf(context), ({ key }) => albumOf(key)))
        await requireCount(context, album, photos.length, `each photo of the album once, without the broken one.`);
    },
  },
  {
    id: 'duplicates-harmless',
    title: 'An event that comes twice changes nothing.',
    on: 'both',
    async judge(context) {
      const photos = photosOf(context);
      const twice = 'photos/check-twice/one.png';
      await withoutNotifications(context, async () => {
        // All that came before, again, and in another order.
        for (const { key } of photos.toReversed()) {
          const error = await deliver(context, [await recordOf(context, key)]);
          if (error)
            fail(
              `The event of "${key}" came a second time, and the function failed: ${error}`,
              'A photo that is known already is no failure.',
            );
        }
        await put(context, twice, picture(17));
        const record = await recordOf(context, twice);
        // Five at the same time: where DynamoDB refuses one of them for the moment, Lambda would try again.
        for (let tries = 0; tries < 3 && (await deliver(context, Array(5).fill(record))) !== undefined; tries++) await context.wait(1_000);
        await deliver(context, [record]);
      });
      const again = 'the events of these photos came a second time, and a photo is counted once.';
      for (const [album, own] of Map.groupBy(photos, ({ key }) => albumOf(key))) await requireCount(context, album, own.length, again);
      await requireCount(context, albumOf(twice), 1, 'its only photo was told of six times, five of them in one event.');
      await requireThumbnails(context);
    },
  },
  {
    id: 'replaced-photos',
    title: 'A photo that is replaced gets a new thumbnail, and events may come late.',
    on: 'both',
    async judge(context) {
      const key = 'photos/check-replaced/photo.png';
      const bytes = picture(19, 80, 120);
      await withoutNotifications(context, async () => {
        await put(context, key, picture(18, 120, 80));
        const older = await recordOf(context, key, 1);
        await deliver(context, [older]);
        await put(context, key, bytes);
        await deliver(context, [await recordOf(context, key, 2)]);
        await deliver(context, [older]);
      });
      const [photo, made] = [pictureOf(bytes), (await objectAt(context, thumbnailOf(key)))?.picture];
      if (!photo || !made || difference(photo, made) > SAME_PICTURE) {
        fail(
          `The check replaced the photo "${key}", and told of the old one once more after that. ${made ? 'The thumbnail still shows the old one.' : 'It has no thumbnail.'}`,
          'The thumbnail shows the photo that lies in the bucket now.',
        );
      }
      await requireCount(context, albumOf(key), 1, 'a photo that is replaced is still one photo.');
    },
  },
]);
