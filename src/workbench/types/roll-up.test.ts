// The roll-up is right when a program typed by it gets the verdicts that the real packages' declarations give.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { packagesOfLabs } from '../vite-plugin.ts';
import { type RollUp, rollUpTypes } from './roll-up.ts';

/** Seconds of computing: all declarations are parsed, printed and checked. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const HERE = fileURLToPath(import.meta.url);
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  noEmit: true,
};
const kinesis = rollUpTypes(['@aws-sdk/client-kinesis'], HERE);

/** Checks `program` against the roll-up alone, library declarations included. Gives the messages. */
function check(program: string, { packages, shared }: RollUp): readonly string[] {
  const texts = [program, shared, ...Object.values(packages).map(({ text }) => text)];
  const files = new Map(texts.map((text, index) => [index === 0 ? '/lab/main.ts' : `/lab/sdk-${index}.d.ts`, text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) => {
    const own = files.get(name);
    return own === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, own, target);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], OPTIONS, host));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '');
}

describe('the roll-up of a client of the AWS SDK', () => {
  it('imports from nothing outside, complete enough to pass the type check with its own text checked too', () => {
    expect(
      check(
        `import { KinesisClient, PutRecordsCommand, waitUntilStreamExists, ResourceNotFoundException } from '@aws-sdk/client-kinesis';
        const kinesis = new KinesisClient({ region: 'eu-west-1' });
        const { FailedRecordCount } = await kinesis.send(new PutRecordsCommand({ Records: [{ Data: new Uint8Array(), PartitionKey: 'a' }] }));
        const failed: number | undefined = FailedRecordCount;
        await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName: 'prices' });
        try { console.log(failed); } catch (error) { if (error instanceof ResourceNotFoundException) console.log(error.$metadata.httpStatusCode); }
        export {};`,
        kinesis,
      ),
    ).toEqual([]);
  });

  it('catches a wrong member and a wrong type', () => {
    expect(
      check(
        `import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
        new CreateStreamCommand({ StreamNam: 'x' });
        const region: number = new KinesisClient({}).config.serviceId;
        export { region };`,
        kinesis,
      ),
    ).toEqual(['No overload matches this call.', "Type 'string' is not assignable to type 'number'."]);
  });

  it('exports what the package exports and none of the declarations behind it', () => {
    const program = `import { SmithyConfiguration } from '@aws-sdk/client-kinesis'; export type A = SmithyConfiguration<{}>;`;
    expect(check(program, kinesis)).toHaveLength(1);
  });

  it("leaves Node's own types opaque instead of any", () => {
    expect(kinesis.opaque).toEqual(['hAgent', 'hAgentOptions', 'hsAgent', 'hsAgentOptions']);
  });
});

describe('the roll-up of packages that belong together', () => {
  const both = rollUpTypes(['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'], HERE);
  const program = (mistake = '') => `import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
    const dynamo = new DynamoDBClient({});
    const documents = DynamoDBDocumentClient.from(dynamo);
    await documents.send(new CreateTableCommand({ TableName: 't', KeySchema: [], AttributeDefinitions: [] }));
    await waitUntilTableExists({ client: documents, maxWaitTime: 2 }, { TableName: 't' });
    await documents.send(new PutCommand({ TableName: 't', Item: { id: 'a', count: 1 } }));
    const { Items } = await documents.send(new QueryCommand({ TableName: 't', KeyConditionExpression: 'id = :id' }));
    ${mistake}
    export { Items };`;

  it('fits: a client of one package is taken by the other, and so are its commands', () => {
    expect(check(program(), both)).toEqual([]);
    const mistake = "await documents.send(new PutCommand({ TableNam: 't', Item: {} }));";
    expect(check(program(mistake), both)).toEqual([expect.stringContaining("'TableNam' does not exist in type 'PutCommandInput'")]);
  });

  it('says which texts belong together', () => {
    expect(both.packages['@aws-sdk/lib-dynamodb']?.needs).toEqual(['@aws-sdk/client-dynamodb']);
    expect(both.packages['@aws-sdk/client-dynamodb']?.needs).toEqual([]);
  });
});

it('the packages that labs list pass the type check together, and every client of theirs can be made', async () => {
  const rolled = rollUpTypes(await packagesOfLabs(process.cwd()), HERE);
  const lines = Object.entries(rolled.packages).map(([name, { text }], index) => {
    const client = /class (\w+Client) extends/.exec(text)?.[1];
    return `import * as sdk${index} from '${name}';${client ? ` new sdk${index}.${client}({ region: 'eu-west-1' }).destroy();` : ''}`;
  });
  expect(lines.join('\n')).toContain('LambdaClient(');
  expect(check(lines.join('\n'), rolled)).toEqual([]);
});
