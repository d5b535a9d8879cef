// npm start: builds what changed, serves the site and the AWS endpoint, says where they are, and ends cleanly.
import { awsEndpoint } from './aws-endpoint.ts';
import { openCloud } from './embedded-cloud.ts';
import { type Listener, listen, PortTaken } from './listener.ts';
import { readOptions, type ServeOptions, usage } from './options.ts';
import { PlainError } from './plain-error.ts';
import { site } from './site.ts';
import { untilAsked } from './until-asked.ts';

export interface StartSteps {
  /** Brings the built folder up to date and returns its path. */
  readonly build: () => Promise<string>;
}

/** Serves until asked to stop (Ctrl-C, SIGTERM, or the end of the process that started us). */
export async function start(args: readonly string[], steps: StartSteps): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const asked = untilAsked();
  // Asked in the middle of a build: the build's own child process ends with us.
  const folder = options.site ?? (await Promise.race([steps.build(), asked.then(() => process.exit(0))]));
  const listeners = await serve(options, folder);
  process.stdout.write('  Ctrl-C ends both.\n\n');
  await asked;
  await Promise.all(listeners.map((listener) => listener.close()));
  // A call in progress may still hold a timer; nothing of it is worth waiting for.
  process.exit(0);
}

async function serve(options: ServeOptions, folder: string): Promise<readonly Listener[]> {
  let siteOrigin: string | undefined;
  const aws = cloudOverHttp(options.clock, () => siteOrigin);
  const siteListener = await listenForSite(site({ folder, aws }), options.port);
  siteOrigin = `http://localhost:${siteListener.port}`;
  process.stdout.write(`\n  Sandshark      ${siteOrigin}/\n`);
  const awsListener = await listenForAws(aws, options);
  return awsListener ? [siteListener, awsListener] : [siteListener];
}

/** The AWS endpoint alone, for the live preview, whose pages come from `siteOrigin`. Undefined (and said) when its port is taken. */
export async function startEndpoint(siteOrigin: string, options: Pick<ServeOptions, 'awsPort' | 'clock'>): Promise<Listener | undefined> {
  return listenForAws(
    cloudOverHttp(options.clock, () => siteOrigin),
    options,
  );
}

function cloudOverHttp(clock: ServeOptions['clock'], siteOrigin: () => string | undefined) {
  const cloud = openCloud(clock);
  return awsEndpoint({ cloud, time: cloud.time, siteOrigin });
}

async function listenForAws(
  aws: (request: Request) => Promise<Response>,
  { awsPort, clock }: Pick<ServeOptions, 'awsPort' | 'clock'>,
): Promise<Listener | undefined> {
  try {
    const listener = await listen(aws, awsPort);
    process.stdout.write(`  AWS endpoint   http://localhost:${listener.port}${clock === 'virtual' ? ' (virtual time)' : ''}\n`);
    return listener;
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    process.stdout.write(`  AWS endpoint   not started: ${taken(error.port, '--aws-port')} The site works without it.\n`);
    return undefined;
  }
}

async function listenForSite(fetch: (request: Request) => Promise<Response>, port: number): Promise<Listener> {
  try {
    return await listen(fetch, port);
  } catch (error) {
    if (!(error instanceof PortTaken)) throw error;
    throw new PlainError(
      `the site cannot start: ${taken(port, '--port')} Work saved in the browser belongs to the port it was saved under.`,
    );
  }
}

function taken(port: number, option: string): string {
  return `port ${port} is taken by another program (perhaps a Sandshark that still runs). End that program, or choose another port: npm start -- ${option} ${port + 10}.`;
}
