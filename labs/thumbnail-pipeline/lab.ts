// The lab of the page "A thumbnail for every photo": photos put in a bucket, a function that S3 calls, thumbnails and counts that stay right.
import { defineLab } from '../../src/lab/definition.ts';
import { hiddenUploads, shownUploads, type Upload } from './uploads.ts';

export default defineLab<readonly Upload[]>({
  id: 'thumbnail-pipeline',
  title: 'A thumbnail for every photo',
  summary: 'Let a bucket call a function for each new photo, make thumbnails, and keep the results right when events come twice.',
  packages: [
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-s3',
    '@aws-sdk/client-sqs',
    'fast-png',
  ],
  services: ['dynamodb', 'iam', 'lambda', 'logs', 's3', 'sqs', 'sts'],
  entry: 'main.ts',
  editable: ['main.ts', 'handler.ts', 'thumbnail.ts', 's3-event.ts', 'ready-made.ts'],
  deadlineMs: 45_000,
  // Lambda tries a failed event again after a minute, and once more after two.
  settleForMs: 300_000,
  data: { shown: shownUploads, hidden: hiddenUploads },
  dataType: 'readonly { readonly key: string; readonly base64: string }[]',
  view: 'messages',
  steps: [
    {
      id: 'create-the-function',
      title: 'In `main.ts`, create the function `make-thumbnails` of the file `handler.ts`, and wait until it is active.',
      hints: [
        "A function is made of a zip, the name of its handler, a runtime and a role. `bundle('handler.ts')` gives the zip: the file with all that it imports.",
        "Send a `CreateFunctionCommand` with `FunctionName`, `Runtime: 'nodejs24.x'`, `Handler: 'handler.handler'` (file, then export), `Role: roleArn`, `Timeout: 10` and `Code: { ZipFile: bundle('handler.ts') }`.",
        "The handler needs the names of two tables. Add `Environment: { Variables: { ALBUMS: name('albums'), COUNTED_PHOTOS: name('counted-photos') } }`.",
        "`const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'handler.handler', Role: roleArn, Timeout: 10, Code: { ZipFile: bundle('handler.ts') }, Environment: { Variables: { ALBUMS: name('albums'), COUNTED_PHOTOS: name('counted-photos') } } }));` and then `await untilActive(FunctionName);`",
      ],
      checks: ['function-ready'],
    },
    {
      id: 'connect-the-bucket',
      title: 'Allow S3 to call the function. Then let the bucket call it for each new object under `photos/`, and for nothing else.',
      hints: [
        'Two sides must agree. The function has a policy that says who may call it; the bucket has a list of whom it tells. The policy comes first: S3 tries it out.',
        "`await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'new-photos', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', SourceArn: bucketArn }));`",
        "The list is set by `PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: { LambdaFunctionConfigurations: [ … ] } })`. One entry has `LambdaFunctionArn: FunctionArn`, `Events: ['s3:ObjectCreated:*']` and a `Filter`.",
        "The filter is `Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'photos/' }] } }`. Without it each thumbnail would call the function again.",
      ],
      checks: ['bucket-calls-function', 'only-photos'],
    },
    {
      id: 'make-thumbnails',
      title: 'In `handler.ts`, get the photo that the event names, make its thumbnail and put it under `thumbnails/`.',
      hints: [
        'Press Run and read what is missing: it quotes the function’s log. A photo whose name has a space arrives as `whale+shark.png`, and there is no object of that name. S3 then says AccessDenied: this role may not even ask what exists.',
        "Decode the key: first every plus becomes a space, then the percent codes. `const key = decodeURIComponent(object.key.replaceAll('+', ' '));`",
        'In place of the second TODO of this step: `const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: key }));` and `const thumbnail = makeThumbnail((await Body?.transformToByteArray()) ?? new Uint8Array());`',
        "Then `await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: thumbnailKey(key), Body: thumbnail, ContentType: 'image/png' }));` Do not forget `await`: when the handler has returned, Lambda freezes what is still under way.",
      ],
      checks: ['thumbnails-made', 'thumbnails-fit', 'thumbnails-typed', 'made-by-the-function'],
    },
    {
      id: 'bear-a-broken-photo',
      title: 'Handle every record of an event, even when one fails, and keep the events that failed in the queue `failed-events`.',
      hints: [
        'In `handler`, replace the two lines under the TODO by something that handles all of `event.Records` and remembers which of them failed. `Promise.allSettled` waits for all and throws nothing.',
        "`const results = await Promise.allSettled(event.Records.map(handlePhoto));` and `const failed = results.filter((result) => result.status === 'rejected');`",
        "Do not hide the failure: `if (failed.length > 0) throw new Error('A photo failed: ' + failed[0]?.reason);`. What succeeded may be done again, because it gives the same result.",
        'In `main.ts`, before the photos arrive: `await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination: failedArn } } }));`',
      ],
      checks: ['every-record', 'failures-kept'],
    },
    {
      id: 'count-once',
      title: 'Count each photo once, however often its event comes.',
      hints: [
        'A thumbnail that is made twice is the same thumbnail. A count that is raised twice is wrong. So remember which photos are counted: the table `COUNTED_PHOTOS` has the key `photo`.',
        "First looking and then counting is not enough: two calls at the same time both look first. Let DynamoDB decide: put the photo with `ConditionExpression: 'attribute_not_exists(photo)'`, and raise the count, in one transaction. Both happen, or neither.",
        "`await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: COUNTED_PHOTOS, Item: { photo: { S: key } }, ConditionExpression: 'attribute_not_exists(photo)' } }, { Update: { … } }] }));` In `Update` stands what the `UpdateItemCommand` has now.",
        "A photo that is known already cancels the transaction. That is no failure, so catch it, and only it: `if (!(error instanceof TransactionCanceledException && error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed')) throw error;`",
      ],
      checks: ['albums-counted', 'duplicates-harmless', 'replaced-photos'],
    },
  ],
  mutants: {
    'hard-coded': { fails: 'duplicates-harmless', because: 'Counts written by hand know nothing of photos that come later.' },
    'made-by-the-program': {
      fails: 'made-by-the-function',
      because: 'A program makes thumbnails while it runs; photos arrive at any time.',
    },
    'wrong-handler-name': { fails: 'function-ready', because: 'The handler is named after the file in the zip.' },
    'no-permission': { fails: 'bucket-calls-function', because: 'Without a permission S3 may not call the function, and says so at once.' },
    'only-one-album': { fails: 'bucket-calls-function', because: 'A filter that is too narrow misses albums that come later.' },
    'triggers-itself': { fails: 'only-photos', because: 'Without a filter every thumbnail calls the function again.' },
    'same-key': {
      fails: 'thumbnails-made',
      because: 'A thumbnail under the key of its photo destroys the photo and calls the function again.',
    },
    'key-not-decoded': { fails: 'thumbnails-made', because: 'The key of an event is encoded as in a URL.' },
    'plus-stays': { fails: 'thumbnails-made', because: 'decodeURIComponent leaves a plus, which stands for a space here.' },
    'plus-lost': { fails: 'thumbnails-made', because: 'A plus of the name comes as %2B: decoded too early, it becomes a space.' },
    'not-awaited': {
      fails: ['made-by-the-function', 'thumbnails-made', 'every-record'],
      because: 'When the handler has returned, Lambda freezes what is still under way.',
    },
    'not-made-smaller': { fails: 'thumbnails-fit', because: 'A copy of the photo is no thumbnail.' },
    squashed: { fails: 'thumbnails-fit', because: 'Both sides shrink by the same factor.' },
    'content-type-lost': { fails: 'thumbnails-typed', because: 'S3 takes bytes for application/octet-stream unless it is told.' },
    'only-first-record': { fails: 'every-record', because: 'An event is a list, even if S3 mostly sends one record.' },
    'first-error-stops': { fails: 'every-record', because: 'A loop that throws leaves the later records undone.' },
    'swallowed-error': { fails: 'every-record', because: 'A function that hides its errors succeeds, and nobody tries again.' },
    'no-destination': { fails: 'failures-kept', because: 'After the last try an event is gone, unless somebody keeps it.' },
    'counts-before-the-thumbnail': { fails: 'albums-counted', because: 'Counted first, a broken photo is counted as well.' },
    'counts-twice': { fails: 'duplicates-harmless', because: 'Adding 1 twice is not the same as adding 1 once.' },
    'known-photo-fails': { fails: 'duplicates-harmless', because: 'A photo that is counted already is no failure.' },
    'looks-then-counts': { fails: 'duplicates-harmless', because: 'Two that look at the same time both see nothing, and both count.' },
    'skips-known-photos': { fails: 'replaced-photos', because: 'A known name may carry a new picture.' },
  },
});
