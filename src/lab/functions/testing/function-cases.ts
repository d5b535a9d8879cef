// What functions may be and do, with the result that AWS documents. Judged in Node and in a tab.
// Sources: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html (handlers), nodejs-context.html, nodejs-logging.html,
// nodejs-exceptions.html, config-rs-write-functions.html; messages of the runtime as its published client writes them.
import type { CaseResult, FunctionCase, Told } from './run-case.ts';

/** A case and the part of its result that must hold. */
export interface ExpectedCase extends FunctionCase {
  readonly expected: {
    readonly start?: 'open' | Partial<Told>;
    readonly outcomes?: readonly Partial<Told>[];
    readonly logs?: readonly string[];
    readonly streamed?: readonly string[];
    readonly state?: CaseResult['state'];
  };
}

const index = (text: string) => ({ 'index.mjs': text });
const common = (text: string) => ({ 'index.js': text });
const answered = (answer: unknown, tookMs = 0): Partial<Told> => ({ kind: 'answered', answer, tookMs });
const failed = (errorType: string, errorMessage: string): Partial<Told> => ({ kind: 'failed', errorType, errorMessage });
const notThere = (name: string) =>
  `Error: The module '${name}' is not available in Sandshark's functions. Of Node's own modules there are: process, timers, assert, buffer, crypto, events, path, querystring, url, util.`;

export const functionCases: readonly ExpectedCase[] = [
  {
    title: 'an async handler of an ES module answers its value, and globals survive to the next invocation',
    files: index('let count = 0;\nexport const handler = async (event) => ({ name: event.name, count: ++count });'),
    events: [{ name: 'Ann' }, { name: 'Bob' }],
    expected: { outcomes: [answered({ name: 'Ann', count: 1 }), answered({ name: 'Bob', count: 2 })], state: 'open' },
  },
  {
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, _X_AMZN_TRACE_ID
    title: 'the trace of each invocation stands in the environment',
    files: index('export const handler = async () => process.env._X_AMZN_TRACE_ID.slice(-12);'),
    events: [{}, {}],
    expected: { outcomes: [answered('01;Sampled=0'), answered('02;Sampled=0')] },
  },
  {
    title: 'a CommonJS handler answers by its callback, once the event loop is empty',
    files: common(
      "exports.handler = (event, context, callback) => { setTimeout(() => console.log('later'), 200); callback(null, event.n + 1); };",
    ),
    events: [{ n: 1 }],
    expected: { outcomes: [answered(2, 200)], logs: ['2026-01-05T09:00:00.200Z\trequest-1\tINFO\tlater'] },
  },
  {
    title: 'with callbackWaitsForEmptyEventLoop false the callback answers at once, and the timer fires in the next invocation',
    files: common(
      "exports.handler = (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; if (event.first) setTimeout(() => console.log('late'), 200); setTimeout(() => callback(null, 'ok'), event.first ? 0 : 300); };",
    ),
    events: [{ first: true }, {}],
    expected: { outcomes: [answered('ok', 1), answered('ok', 300)], logs: ['2026-01-05T09:00:00.200Z\trequest-2\tINFO\tlate'] },
  },
  {
    title: 'a handler that neither answers nor waits gives null in nodejs22.x; its value counts in nodejs24.x',
    files: index('export const handler = () => 5;'),
    expected: { outcomes: [answered(null)] },
  },
  {
    title: 'a handler that is not async answers its value in nodejs24.x',
    files: index('export const handler = () => 5;'),
    runtime: 'nodejs24.x',
    expected: { outcomes: [answered(5)] },
  },
  {
    title: 'a handler with a callback is refused by nodejs24.x',
    files: index('export const handler = (event, context, callback) => callback(null, 1);'),
    runtime: 'nodejs24.x',
    expected: { start: { kind: 'failed', errorType: 'Runtime.CallbackHandlerDeprecated' } },
  },
  {
    title: 'the context has what AWS documents, and the remaining time goes down with the function’s own clock',
    files: index(`export const handler = async (event, context) => {
      await new Promise((resolve) => setTimeout(resolve, 1200));
      const { getRemainingTimeInMillis, ...rest } = context;
      return { ...rest, left: getRemainingTimeInMillis() };
    };`),
    expected: {
      outcomes: [
        answered(
          {
            callbackWaitsForEmptyEventLoop: true,
            functionName: 'thumbnail',
            functionVersion: '$LATEST',
            memoryLimitInMB: '128',
            logGroupName: '/aws/lambda/thumbnail',
            logStreamName: '2026/01/05/[$LATEST]1',
            invokedFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:thumbnail',
            awsRequestId: 'request-1',
            left: 1800,
          },
          1200,
        ),
      ],
    },
  },
  {
    title: 'the console writes lines in Lambda’s text format, `undefined` for the request while it is initialised',
    files: index(`console.info('cold');
      export const handler = async () => { console.log('a %s', 'b', { c: [1, 2] }); console.warn('w'); console.error('e'); console.debug('two\\nlines'); };`),
    expected: {
      outcomes: [answered(null)],
      logs: [
        '2026-01-05T09:00:00.000Z\tundefined\tINFO\tcold',
        '2026-01-05T09:00:00.000Z\trequest-1\tINFO\ta b { c: [ 1, 2 ] }',
        '2026-01-05T09:00:00.000Z\trequest-1\tWARN\tw',
        '2026-01-05T09:00:00.000Z\trequest-1\tERROR\te',
        '2026-01-05T09:00:00.000Z\trequest-1\tDEBUG\ttwo\nlines',
      ],
    },
  },
  {
    title: 'with the log format JSON each line is an object',
    files: index("export const handler = async () => { console.log({ a: 1 }); console.debug('no'); };"),
    environment: { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: 'INFO' },
    expected: { logs: ['{"timestamp":"2026-01-05T09:00:00.000Z","level":"INFO","requestId":"request-1","message":{"a":1}}'] },
  },
  {
    title: 'an error that is thrown is told by its type, message and trace, and the next invocation works',
    files: index(
      "class Full extends Error { name = 'Full'; }\nexport const handler = async (event) => { if (event.n) return event.n; throw new Full('no room'); };",
    ),
    events: [{}, { n: 1 }],
    expected: { outcomes: [failed('Full', 'no room'), answered(1)], state: 'open' },
  },
  {
    title: 'a value that is thrown and no error is told by its type',
    files: index("export const handler = async () => { throw 'just text'; };"),
    expected: { outcomes: [{ ...failed('string', 'just text'), trace: [] }] },
  },
  {
    title: 'an error given to the callback fails the invocation',
    files: common("exports.handler = (event, context, callback) => callback(new TypeError('bad'));"),
    expected: { outcomes: [failed('TypeError', 'bad')] },
  },
  {
    title: 'a rejection that nobody handles ends the sandbox',
    files: index(
      "export const handler = async () => { Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 10)); return 1; };",
    ),
    events: [{}, {}],
    expected: {
      outcomes: [failed('Runtime.UnhandledPromiseRejection', 'Error: lost'), { kind: 'ended', cause: 'crash' }],
      state: 'closed',
    },
  },
  {
    title: 'an exception in a timer ends the sandbox',
    files: index("export const handler = () => { setTimeout(() => { throw new RangeError('in a timer'); }, 5); };"),
    expected: { outcomes: [failed('RangeError', 'in a timer')], state: 'closed' },
  },
  {
    title: 'a promise that nothing will settle is told at once',
    files: index('export const handler = async () => new Promise(() => {});'),
    expected: { outcomes: [{ kind: 'failed', errorType: 'Runtime.NodeJsExit' }] },
  },
  {
    title: 'an answer that JSON cannot hold fails',
    files: index('export const handler = async () => 10n;'),
    expected: { outcomes: [failed('Runtime.JSONStringifyError', 'Unable to stringify response body')] },
  },
  {
    title: 'waiting longer than the timeout times out by the function’s own clock',
    files: index('export const handler = async () => new Promise((resolve) => setTimeout(resolve, 3_000));'),
    expected: { outcomes: [{ kind: 'timed-out', tookMs: 3000 }], state: 'closed' },
  },
  {
    title: 'process.exit ends the sandbox, with its code',
    files: index('export const handler = async () => process.exit(3);'),
    expected: { outcomes: [{ kind: 'ended', cause: 'exit', exitCode: 3 }], state: 'closed' },
  },
  {
    title: 'code that is not there is an import error',
    files: { 'other.js': '' },
    expected: { start: failed('Runtime.ImportModuleError', "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs") },
  },
  {
    title: 'a module that CommonJS requires and that is not there is an import error with its stack',
    files: { ...common("require('./a');"), 'a.js': "require('lodash');" },
    expected: {
      start: failed(
        'Runtime.ImportModuleError',
        "Error: Cannot find module 'lodash'\nRequire stack:\n- /var/task/a.js\n- /var/task/index.js",
      ),
    },
  },
  {
    title: 'a package that an ES module imports and that is not there is an import error',
    files: index("import 'lodash';"),
    expected: { start: failed('Runtime.ImportModuleError', "Error: Cannot find package 'lodash' imported from /var/task/index.mjs") },
  },
  {
    title: 'a module of Node that is not available is an import error that says so',
    files: index("import { readFile } from 'node:fs/promises';\nexport const handler = async () => 1;"),
    expected: { start: failed('Runtime.ImportModuleError', notThere('node:fs/promises')) },
  },
  {
    title: 'a module of Node that is not available and that CommonJS requires is an import error that says so',
    files: common("const fs = require('fs');"),
    expected: { start: failed('Runtime.ImportModuleError', notThere('fs')) },
  },
  {
    title: 'a handler that is not exported is not found',
    files: index('export const main = 1;'),
    expected: { start: failed('Runtime.HandlerNotFound', 'index.handler is undefined or not exported') },
  },
  {
    title: 'a handler that is no function is not found',
    files: index('export const handler = 1;'),
    expected: { start: failed('Runtime.HandlerNotFound', 'index.handler is not a function') },
  },
  {
    title: 'a syntax error in CommonJS is the user’s',
    files: common('exports.handler = async () => {'),
    expected: { start: { kind: 'failed', errorType: 'Runtime.UserCodeSyntaxError' } },
  },
  {
    title: 'a syntax error in an ES module is the user’s',
    files: index('export const handler = async ( => 1;'),
    expected: { start: { kind: 'failed', errorType: 'Runtime.UserCodeSyntaxError' } },
  },
  {
    title: 'an error while it is initialised is told as it was thrown',
    files: index("throw new TypeError('no table');"),
    expected: { start: failed('TypeError', 'no table') },
  },
  {
    title: 'a handler setting without a dot is malformed',
    files: index(''),
    handler: 'index',
    expected: { start: failed('Runtime.MalformedHandlerName', 'Bad handler') },
  },
  {
    title: 'a handler in a folder, and in a member of an export',
    files: { 'src/app.js': 'exports.orders = { create: async () => __filename };' },
    handler: 'src/app.orders.create',
    expected: { outcomes: [answered('/var/task/src/app.js')] },
  },
  {
    title: 'packages in the zip: main, exports with conditions, imports of one’s own, scoped names, JSON',
    files: {
      'index.mjs': `import one from 'one';
import { two } from '@scope/two/sub';
import settings from './settings.json' with { type: 'json' };
import { own } from '#own';
export const handler = async () => [one.name, two, settings.size, own, import.meta.url];`,
      'package.json': '{ "imports": { "#own": "./own.mjs" } }',
      'own.mjs': "export const own = 'own';",
      'settings.json': '{ "size": 3 }',
      'node_modules/one/package.json': '{ "main": "./lib/main.js" }',
      'node_modules/one/lib/main.js': "exports.name = require('./name');",
      'node_modules/one/lib/name.js': "module.exports = 'one';",
      'node_modules/@scope/two/package.json':
        '{ "type": "module", "exports": { "./*": { "require": "./no.cjs", "default": "./src/*.js" } } }',
      'node_modules/@scope/two/src/sub.js': "export const two = 'two';",
    },
    expected: { outcomes: [answered(['one', 'two', 3, 'own', 'file:///var/task/index.mjs'])] },
  },
  {
    title: 'a layer’s packages are found under /opt/nodejs/node_modules',
    files: common("exports.handler = async () => require('shared').name;"),
    layer: { 'nodejs/node_modules/shared/index.js': "exports.name = 'from the layer';" },
    expected: { outcomes: [answered('from the layer')] },
  },
  {
    title: 'package.json with the type module makes .js an ES module',
    files: { 'package.json': '{ "type": "module" }', 'index.js': 'export const handler = async () => typeof require;' },
    expected: { outcomes: [answered('undefined')] },
  },
  {
    title: 'CommonJS is sloppy, knows require of itself in a circle, and imports ES modules when it asks to',
    files: {
      'index.js':
        "undeclared = 1; const b = require('./b'); exports.early = 'e'; exports.handler = async () => [b.seen, undeclared, (await import('./es.mjs')).name];",
      'b.js': "exports.seen = Object.keys(require('./index'));",
      'es.mjs': "export const name = 'es';",
    },
    expected: { outcomes: [answered([[], 1, 'es'])] },
  },
  {
    title: 'an import() whose name is computed is resolved when it runs',
    files: {
      ...index("export const handler = async ({ which }) => (await import('./' + which + '.mjs')).default;"),
      'a.mjs': "export default 'A';",
    },
    events: [{ which: 'a' }],
    expected: { outcomes: [answered('A')] },
  },
  {
    title: 'a top-level await may wait for the clock',
    files: index('await new Promise((r) => setTimeout(r, 700));\nconst at = Date.now();\nexport const handler = async () => at;'),
    expected: { start: 'open', outcomes: [answered(Date.UTC(2026, 0, 5, 9, 0, 0, 700))] },
  },
  {
    title: 'the SDK inside talks to the cloud, with the function’s credentials',
    files: index(`import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
const client = new DynamoDBClient({});
const table = DynamoDBDocumentClient.from(client);
export const handler = async () => {
  const keys = { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] };
  await client.send(new CreateTableCommand({ TableName: 'orders', BillingMode: 'PAY_PER_REQUEST', ...keys }));
  await table.send(new PutCommand({ TableName: 'orders', Item: { id: 'a', n: 1 } })).catch((error) => { if (error.name !== 'ResourceNotFoundException') throw error; });
  return (await client.config.credentials()).accessKeyId;
};`),
    expected: { outcomes: [answered('111122223333')] },
  },
  {
    title: 'CommonJS requires the SDK as its packages',
    files: common(`const { S3Client, CreateBucketCommand, PutObjectCommand, GetObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async () => {
  await s3.send(new CreateBucketCommand({ Bucket: 'pictures-of-ours' }));
  await s3.send(new PutObjectCommand({ Bucket: 'pictures-of-ours', Key: 'a.txt', Body: Buffer.from('hello') }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'pictures-of-ours', Key: 'a.txt' }));
  return Body.transformToString();
};`),
    expected: { outcomes: [answered('hello')] },
  },
  {
    title: 'fetch reaches AWS alone',
    files: index("export const handler = async () => fetch('https://example.com/').catch((error) => error.message);"),
    expected: { outcomes: [answered('The sandbox has no network: only AWS answers here, and example.com is not AWS.')] },
  },
  {
    title: 'Node’s own modules that are there do what they do in Node',
    files: index(`import { createHash, createHmac, randomUUID } from 'node:crypto';
import { promisify, inspect, isDeepStrictEqual } from 'node:util';
import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import assert from 'node:assert';
import { fileURLToPath } from 'url';
import { setTimeout as sleep } from 'node:timers/promises';
export const handler = async () => {
  const emitter = new EventEmitter();
  setImmediate(() => emitter.emit('done', 7));
  const [seven] = await once(emitter, 'done');
  await sleep(20);
  assert.strictEqual(seven, 7);
  return [
    createHash('md5').update('a').digest('hex'), createHmac('sha256', 'k').update('a').digest('base64url'), randomUUID().length,
    await promisify((value, answer) => answer(null, value))(1), inspect({ a: { b: { c: {} } } }), isDeepStrictEqual([1], [1]),
    path.join('/a', '../b'), fileURLToPath(import.meta.url), Buffer.from('_-8', 'base64url').toString('hex'), Buffer.from('ÿ').toString('base64url'),
  ];
};`),
    expected: {
      outcomes: [
        answered(
          [
            '0cc175b9c0f1b6a831c399e269772661',
            'eNqRUR5nVYf1ud94vt669VYNoqu4gWLuh13N90SVHZ4',
            36,
            1,
            '{ a: { b: { c: {} } } }',
            true,
            '/b',
            '/var/task/index.mjs',
            'ffef',
            'w78',
          ],
          20,
        ),
      ],
    },
  },
  {
    title: 'a streaming handler is told chunk by chunk, the metadata of HTTP first',
    files: index(`export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
  http.write('one ');
  await new Promise((r) => setTimeout(r, 100));
  http.end('two');
});`),
    expected: {
      outcomes: [answered(`{"statusCode":201}${'\0'.repeat(8)}one two`, 100)],
      streamed: [`{"statusCode":201}${'\0'.repeat(8)}`, 'one ', 'two'],
    },
  },
];
