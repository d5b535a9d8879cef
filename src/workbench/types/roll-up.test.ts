// The roll-up is right when a program typed by it gets the verdicts that the real package's declarations give.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { rollUpTypes } from './roll-up.ts';

const HERE = fileURLToPath(import.meta.url);
const { text, opaque } = rollUpTypes('@aws-sdk/client-kinesis', HERE);

/** Checks `program` against the roll-up alone, library declarations included. Gives the messages. */
function check(program: string): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
  };
  const files = new Map([
    ['/lab/main.ts', program],
    ['/lab/sdk.d.ts', text],
  ]);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, target) => {
    const own = files.get(name);
    return own === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, own, target);
  };
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '');
}

describe('the roll-up of a client of the AWS SDK', () => {
  it('is one module without imports, complete enough to pass the type check with its own text checked too', () => {
    expect(text).not.toMatch(/^import /m);
    expect(
      check(`import { KinesisClient, PutRecordsCommand, waitUntilStreamExists, ResourceNotFoundException } from '@aws-sdk/client-kinesis';
        const kinesis = new KinesisClient({ region: 'eu-west-1' });
        const { FailedRecordCount } = await kinesis.send(new PutRecordsCommand({ Records: [{ Data: new Uint8Array(), PartitionKey: 'a' }] }));
        const failed: number | undefined = FailedRecordCount;
        await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName: 'prices' });
        try { console.log(failed); } catch (error) { if (error instanceof ResourceNotFoundException) console.log(error.$metadata.httpStatusCode); }
        export {};`),
    ).toEqual([]);
  });

  it('catches a wrong member and a wrong type', () => {
    expect(
      check(`import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
        new CreateStreamCommand({ StreamNam: 'x' });
        const region: number = new KinesisClient({}).config.serviceId;
        export { region };`),
    ).toEqual(['No overload matches this call.', "Type 'string' is not assignable to type 'number'."]);
  });

  it('exports what the package exports and none of the declarations behind it', () => {
    expect(check(`import { SmithyConfiguration } from '@aws-sdk/client-kinesis'; export type A = SmithyConfiguration<{}>;`)).toHaveLength(
      1,
    );
  });

  it("leaves Node's own types opaque instead of any", () => {
    expect(opaque).toEqual(['hAgent', 'hAgentOptions', 'hsAgent', 'hsAgentOptions']);
  });
});
