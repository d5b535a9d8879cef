// The options of the commands that serve: what they are, what they mean, and what is wrong with a bad one.
import { parseArgs } from 'node:util';
import type { ThroughputRule } from '../aws/core/service.ts';
import { PlainError } from './plain-error.ts';

export interface ServeOptions {
  /** The site's port. It never moves by itself: another port is another origin, and saved work would seem gone. */
  readonly port: number;
  /** The AWS endpoint's port. It never moves by itself either: people write it into their own tools. */
  readonly awsPort: number;
  /** `real`: the endpoint's time is the wall clock's. `virtual`: it stands still until POST /_sandshark/clock moves it. */
  readonly clock: 'real' | 'virtual';
  /** Whether shards and tables take only so much in a second, as the real ones do. */
  readonly throughput: ThroughputRule;
  /** The file that keeps the cloud's state from one start to the next; undefined: it ends with the process. */
  readonly state: string | undefined;
  /** A built folder to serve as it is; undefined builds what changed and serves that. */
  readonly site: string | undefined;
}

export const usage = `npm start -- [options]
  --port N       the site's port (4321)
  --aws-port N   the AWS endpoint's port (4566)
  --clock WHICH  real (as time passes) or virtual (moved by POST /_sandshark/clock)
  --throughput WHICH  unlimited, or enforced: shards and tables take so much in a second, and throttle
  --state FILE   keep the AWS endpoint's state in this file; survives a crash
  --site FOLDER  serve this built folder and build nothing
  --help         this text`;

/** Reads the arguments. Throws a PlainError that names the bad one; returns 'help' when help was asked for. */
export function readOptions(args: readonly string[]): ServeOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    port: portOf('--port', values.port ?? '4321'),
    awsPort: portOf('--aws-port', values['aws-port'] ?? '4566'),
    clock: clockOf(values.clock),
    throughput: throughputOf(values.throughput),
    state: values.state,
    site: values.site,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'aws-port': { type: 'string' },
        clock: { type: 'string' },
        throughput: { type: 'string' },
        state: { type: 'string' },
        site: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** `real` unless told otherwise. Throws a PlainError. */
export function clockOf(text = 'real'): 'real' | 'virtual' {
  if (text === 'real' || text === 'virtual') return text;
  throw new PlainError(`--clock is real or virtual, not "${text}".`);
}

/** `unlimited` unless told otherwise. Throws a PlainError. */
export function throughputOf(text: string = 'unlimited'): ThroughputRule {
  if (text === 'unlimited' || text === 'enforced') return text;
  throw new PlainError(`--throughput is unlimited or enforced, not "${text}".`);
}

/** Throws a PlainError that names the option. */
export function portOf(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new PlainError(`${option} is a port number from 0 to 65535 (0: any free one), not "${text}".`);
}
