// npm start: builds what changed, serves the site and the AWS endpoint, says where they are, and ends cleanly.
import { awsEndpoint, type EndpointAnswer } from './aws-endpoint.ts';
import { directCalls } from './direct-calls.ts';
import { type CloudOptions, openCloud, type TimedCloud } from './embedded-cloud.ts';
import { type Listener, listen, PortTaken } from './listener.ts';
import { readOptions, type ServeOptions, usage } from './options.ts';
import { PlainError } from './plain-error.ts';
import { site } from './site.ts';
import { untilAsked } from './until-asked.ts';
import { weighBuffers } from './weigh-buffers.ts';

export interface StartSteps {
  /** Brings the built folder up to date and returns its path. */
  readonly build: () => Promise<string>;
}

type Answer = (request: Request) => Promise<Response>;

/** Serves until asked to stop (Ctrl-C, SIGTERM, or the end of the process that started us). */
export async function start(args: readonly string[], steps: StartSteps): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const asked = untilAsked();
  // The ports come before the build: nobody waits for a build to hear that a port is taken. Who asks early, waits.
  const pages = Promise.withResolvers<Answer>();
  let siteOrigin: string | undefined;
  weighBuffers();
  const cloud = await openCloud(options);
  const aws = overHttp(cloud, () => siteOrigin);
  const siteListener = await listenForSite(async (request) => (await pages.promise)(request), options.port);
  siteOrigin = `http://localhost:${siteListener.port}`;
  const awsListener = await listenForAws(aws, cloud, options.awsPort);
  // Asked in the middle of a build: the build's own child process ends with us.
  const folder = options.site ?? (await Promise.race([steps.build(), asked.then(() => process.exit(0))]));
  pages.resolve(site({ folder, aws }));
  process.stdout.write(`\n  Sandshark      ${siteOrigin}/\n${awsLine(awsListener, options)}  Ctrl-C ends both.\n\n`);
  await asked;
  await Promise.all([siteListener.close(), awsListener?.close()]);
  await cloud.close();
  // A call in progress may still hold a timer; nothing of it is worth waiting for.
  process.exit(0);
}

/** The AWS endpoint alone, for the live preview, whose pages come from `siteOrigin`. Undefined (and said) when its port is taken. */
export async function startEndpoint(
  siteOrigin: string,
  options: CloudOptions & Pick<ServeOptions, 'awsPort'>,
): Promise<Listener | undefined> {
  const cloud = await openCloud(options);
  const listener = await listenForAws(
    overHttp(cloud, () => siteOrigin),
    cloud,
    options.awsPort,
  );
  process.stdout.write(awsLine(listener, options));
  return listener;
}

function overHttp(cloud: TimedCloud, siteOrigin: () => string | undefined): EndpointAnswer {
  return awsEndpoint({ cloud, time: cloud.time, siteOrigin });
}

/** Undefined when the port is taken: the site works without the endpoint. */
async function listenForAws(aws: Answer, cloud: TimedCloud, port: number): Promise<Listener | undefined> {
  try {
    return await listen(aws, port, directCalls(cloud.answer));
  } catch (error) {
    if (error instanceof PortTaken) return undefined;
    throw error;
  }
}

function awsLine(listener: Listener | undefined, { awsPort, clock }: Pick<ServeOptions, 'awsPort' | 'clock'>): string {
  if (!listener) return `  AWS endpoint   not started: ${taken(awsPort, '--aws-port')} The site works without it.\n`;
  return `  AWS endpoint   http://localhost:${listener.port}${clock === 'virtual' ? ' (virtual time)' : ''}\n`;
}

/** Throws the sentence about a taken port of the site; takes nothing. */
export async function assertFree(port: number): Promise<void> {
  const listener = await listenForSite(async () => new Response(), port);
  await listener.close();
}

async function listenForSite(fetch: Answer, port: number): Promise<Listener> {
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
