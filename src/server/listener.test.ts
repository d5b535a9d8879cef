// Where the servers can be reached. Source of truth: DESIGN, "the endpoint binds to loopback".
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listener, listen, PortTaken } from './listener.ts';

const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
let listener: Listener;

beforeAll(async () => {
  listener = await listen(() => new Response('here'), 0);
});
afterAll(() => listener.close());

const reach = (host: string) =>
  new Promise<string>((resolve) => {
    const socket = connect({ host, port: listener.port });
    socket.on('connect', () => resolve('connected')).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.on('connect', () => socket.destroy());
  });

test('every loopback address of this machine is served: localhost may mean either family', async () => {
  const own = addresses.filter((address) => address.internal && ['127.0.0.1', '::1'].includes(address.address));
  expect(own.length).toBeGreaterThan(0);
  for (const { address } of own) expect(await reach(address), address).toBe('connected');
});

test('no address that another machine could use is served', async (context) => {
  const outside = addresses.filter((address) => !address.internal && address.family === 'IPv4');
  if (outside.length === 0) context.skip('this machine has no network address');
  for (const { address } of outside) expect(await reach(address), address).toBe('ECONNREFUSED');
});

test('a port that is served already is refused by its number', async () => {
  await expect(listen(() => new Response('second'), listener.port)).rejects.toThrow(new PortTaken(listener.port));
});
