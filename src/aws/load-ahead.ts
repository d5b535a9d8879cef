// Loads the code of services before a cloud asks for it, where the network may be gone by then.
import { registry } from './services/registry.ts';

// What a service reaches by itself, whatever a program calls: roles that it assumes, logs that it writes.
const reaches: Readonly<Record<string, readonly string[]>> = {
  lambda: ['iam', 'logs'],
  'kinesis-analytics': ['iam'],
  events: ['iam'],
  logs: ['iam'],
  'api-gateway': ['lambda', 'iam', 'logs'],
  'cognito-identity': ['iam', 'cognito-idp', 'google-accounts'],
  'cognito-idp': ['google-accounts'],
  config: ['iam', 's3', 'ec2'],
};

/** @param names of services, as in the registry. Rejects when the code of one cannot be fetched. */
export async function loadAhead(names: readonly string[]): Promise<void> {
  const wanted = new Set([...names, ...names.flatMap((name) => reaches[name] ?? [])]);
  await Promise.all(registry.filter(({ name }) => wanted.has(name)).map(({ load }) => load()));
}
