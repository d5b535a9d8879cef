// npx sandshark aws: the AWS endpoint without the site, for the AWS CLI, Terraform, or a program's own tests.
import type { EndpointAnswer } from './aws-endpoint.ts';
import { directCalls } from './direct-calls.ts';
import { openCloud } from './embedded-cloud.ts';
import { listen, PortTaken } from './listener.ts';
import { clockOf, portOf, throughputOf } from './options.ts';
import { PlainError } from './plain-error.ts';
import { untilAsked } from './until-asked.ts';
import { weighBuffers } from './weigh-buffers.ts';

// As in listener.ts: an import would load all that the module exports.
const { parseArgs } = process.getBuiltinModule('node:util');

const usage = `Usage: sandshark aws [options]

Serves the embedded AWS on this machine until asked to stop.

  --port N       where to listen (4566; 0: any free one)
  --clock WHICH  real (as time passes) or virtual (moved by POST /_sandshark/clock)
  --throughput WHICH  unlimited, or enforced: shards and tables take so much in a second, and throttle
  --state FILE   keep the state in this file; survives a crash
  --help         this text`;

/** Serves until asked to stop. Rejects with a PlainError for bad arguments, a taken port, an unusable state file. */
export async function serveEndpoint(args: readonly string[]): Promise<void> {
  const values = parse(args);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  weighBuffers();
  const cloud = await openCloud({
    clock: clockOf(values.clock),
    throughput: throughputOf(values.throughput),
    state: values.state,
  });
  let pages: Promise<EndpointAnswer> | undefined;
  // What only pages and Sandshark's own addresses need is loaded when one of them asks.
  const endpoint = async (request: Request) => {
    pages ??= import('./aws-endpoint.ts').then(({ awsEndpoint }) => awsEndpoint({ cloud, time: cloud.time, siteOrigin: () => undefined }));
    return (await pages)(request);
  };
  const listener = await listen(endpoint, portOf('--port', values.port ?? '4566'), directCalls(cloud.answer)).catch((error: unknown) => {
    throw error instanceof PortTaken ? new PlainError(`port ${error.port} is taken. Choose another one with --port.`) : error;
  });
  process.stdout.write(`http://localhost:${listener.port}\n`);
  await untilAsked();
  await listener.close();
  await cloud.close();
  // A call in progress may still hold a timer; nothing of it is worth waiting for.
  process.exit(0);
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { port: text, clock: text, throughput: text, state: text, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

if (import.meta.main) void serveEndpoint(process.argv.slice(2));
