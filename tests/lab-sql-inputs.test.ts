// What the editor of a lab knows about its SQL is what the lab's program tells the service: `sqlInputs` of lab.ts against the
// InputSchema of the CreateApplication that start and solution really send, `sqlTables` against the ReferenceSchema of the solution.
import type { Input, ReferenceDataSource, SqlApplicationConfiguration } from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, test } from 'vitest';
import { nodeCompiler } from '../src/lab/compile-node.ts';
import type { LabFiles } from '../src/lab/definition.ts';
import { type LoadedLab, labIds, loadLab } from '../src/lab/load-lab-node.ts';
import { nodeSession } from '../src/lab/node-session.ts';
import { embedded } from '../src/lab/target-embedded.ts';

/** One for all, and without types, which change no call: to read the SDK's declarations takes longer than to run a lab. */
const compiler = nodeCompiler({ types: 'unchecked' });
const labs = (await Promise.all((await labIds()).map((id) => loadLab(id)))).filter(({ lab }) => lab.sqlInputs !== undefined);

/** The body of the first request of an operation that the program sends; it is stopped there. */
async function sent({ lab, checks }: LoadedLab, files: LabFiles, operation: string): Promise<unknown> {
  const session = nodeSession({ lab, checks, compiler, target: () => embedded(), seed: 20170311 });
  const requests: string[] = [];
  session.subscribe((event) => {
    if (event.type !== 'call' || event.call.operation !== operation) return;
    expect(event.call.truncated).toBe(false);
    requests.push(event.call.request);
    session.stop();
  });
  await session.run(files);
  return JSON.parse(requests[0] ?? '{}');
}

/** The inputs of the first application that the program creates. */
async function sentInputs(loaded: LoadedLab, files: LabFiles): Promise<readonly Input[]> {
  const request = (await sent(loaded, files, 'CreateApplication')) as {
    ApplicationConfiguration?: { SqlApplicationConfiguration?: SqlApplicationConfiguration };
  };
  return request.ApplicationConfiguration?.SqlApplicationConfiguration?.Inputs ?? [];
}

const columnsOf = (columns: readonly { Name?: string | undefined; SqlType?: string | undefined }[] = []) =>
  columns.map(({ Name, SqlType }) => ({ name: Name, type: SqlType }));

/** AWS: how-it-works-input: an input has as many in-application streams as its parallelism, NamePrefix_001 and so on. */
function streamsOf({ NamePrefix, InputParallelism, InputSchema }: Input): unknown[] {
  const columns = columnsOf(InputSchema?.RecordColumns);
  return Array.from({ length: InputParallelism?.Count ?? 1 }, (_, i) => ({
    name: `${NamePrefix}_${String(i + 1).padStart(3, '0')}`,
    columns,
  }));
}

test('there is a lab to compare', () => {
  expect(labs.map(({ lab }) => lab.id)).toContain('tumbling-window');
});

describe.each(labs.map((loaded) => [loaded.lab.id, loaded] as const))('the lab %s', (_, loaded) => {
  test.each(['start', 'solution'] as const)('declares for the editor what its %s sends as InputSchema', async (version) => {
    const inputs = await sentInputs(loaded, loaded[version]);
    expect(inputs.flatMap(streamsOf)).toEqual(loaded.lab.sqlInputs);
  });
});

const withTables = labs.filter(({ lab }) => lab.sqlTables !== undefined);

test.each(withTables.map((loaded) => [loaded.lab.id, loaded] as const))(
  'the lab %s declares the table that its solution adds',
  async (_, loaded) => {
    const request = (await sent(loaded, loaded.solution, 'AddApplicationReferenceDataSource')) as {
      ReferenceDataSource: ReferenceDataSource;
    };
    const { TableName, ReferenceSchema } = request.ReferenceDataSource;
    expect([{ name: TableName, columns: columnsOf(ReferenceSchema?.RecordColumns) }]).toEqual(loaded.lab.sqlTables);
  },
);

test('there is a lab with a table', () => {
  expect(withTables.map(({ lab }) => lab.id)).toContain('reference-data');
});
