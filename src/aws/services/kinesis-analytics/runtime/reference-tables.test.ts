// Reference data on the whole way: an object in S3, a table, a join, an output. By the real SDK clients on virtual time.
// Source: "Configuring a Reference Source" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-input.html
import {
  AddApplicationReferenceDataSourceCommand,
  StartApplicationCommand,
  UpdateApplicationCommand,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { describe, expect, it } from 'vitest';
import { analyticsCloud, PASS_THROUGH, resultsOutput, streamArn, wholeApplication } from '../testing/analytics-cloud.ts';
import { cloudWithPorts, companies, JOIN_COMPANIES, withCompanies } from '../testing/cloud-with-ports.ts';

const ApplicationName = 'minutes';
const MINUTE = 60_000;

async function running(objects: Record<string, string>, request = withCompanies()) {
  const cloud = cloudWithPorts({ objects });
  await cloud.createStreams('prices', 'results', 'errors');
  await cloud.createApplication(request);
  await cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
  await cloud.pass(MINUTE);
  return cloud;
}

const update = (CurrentApplicationVersionId: number, change: object) =>
  new UpdateApplicationCommand({
    ApplicationName,
    CurrentApplicationVersionId,
    ApplicationConfigurationUpdate: {
      SqlApplicationConfigurationUpdate: { ReferenceDataSourceUpdates: [{ ReferenceId: '3.1', ...change }] },
    },
  });

describe('reference data', () => {
  it("come from a bucket of the application's own account, in the same cloud", async () => {
    const cloud = analyticsCloud();
    await cloud.createStreams('prices', 'results', 'errors');
    await cloud.createApplication(withCompanies());
    const start = () => cloud.analytics.send(new StartApplicationCommand({ ApplicationName }));
    await expect(start()).rejects.toMatchObject({ message: 'The specified bucket does not exist' });
    await cloud.putObject('companies.csv', 'AMZN,Somebody else\n', '111122223333');
    await cloud.putObject('companies.csv', 'AMZN,Amazon\n');
    await start();
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AMZN' });
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'AMZN', COMPANY: 'Amazon' }]);
  });

  it('from CSV join the rows of the stream (app-add-reference-data.html)', async () => {
    const cloud = await running({ 'companies.csv': 'AMZN,Amazon\nWAS,SomeCompanyC\n' });
    await cloud.put('prices', { ticker: 'AMZN' }, { ticker: 'XYZ' });
    expect(await cloud.rows('results')).toEqual([
      { TICKER: 'AMZN', COMPANY: 'Amazon' },
      { TICKER: 'XYZ', COMPANY: null },
    ]);
  });

  it('may be JSON', async () => {
    const json = companies({
      RecordFormat: { RecordFormatType: 'JSON', MappingParameters: { JSONMappingParameters: { RecordRowPath: '$[0:]' } } },
      RecordColumns: [
        { Name: 'Ticker', Mapping: '$.t', SqlType: 'VARCHAR(4)' },
        { Name: 'Company', Mapping: '$.c.name', SqlType: 'VARCHAR(20)' },
      ],
    });
    const cloud = await running({ 'companies.csv': '[{"t":"AMZN","c":{"name":"Amazon"}}]' }, withCompanies(json));
    await cloud.put('prices', { ticker: 'AMZN' });
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'AMZN', COMPANY: 'Amazon' }]);
  });

  it('are read at start: a change of the object shows after UpdateApplication, not before', async () => {
    const objects = { 'companies.csv': 'AMZN,Amazon' };
    const cloud = await running(objects);
    objects['companies.csv'] = 'AMZN,Amazon Web';
    await cloud.put('prices', { ticker: 'AMZN' });
    await cloud.analytics.send(update(1, {}));
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AMZN' });
    expect(await cloud.rows('results')).toMatchObject([{ COMPANY: 'Amazon' }, { COMPANY: 'Amazon Web' }]);
  });

  it('can come from another object after UpdateApplication', async () => {
    const cloud = await running({ 'companies.csv': 'AMZN,Amazon', 'others.csv': 'AMZN,Rainforest' });
    await cloud.analytics.send(update(1, { S3ReferenceDataSourceUpdate: { FileKeyUpdate: 'others.csv' } }));
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AMZN' });
    expect(await cloud.rows('results')).toMatchObject([{ COMPANY: 'Rainforest' }]);
  });

  it('are loaded at once when they are added to a running application; its code may name them then', async () => {
    const cloud = await running({ 'companies.csv': 'AMZN,Amazon' }, wholeApplication(PASS_THROUGH));
    await cloud.analytics.send(
      new AddApplicationReferenceDataSourceCommand({ ApplicationName, CurrentApplicationVersionId: 1, ReferenceDataSource: companies() }),
    );
    await cloud.pass(MINUTE);
    const ApplicationCodeConfigurationUpdate = { CodeContentUpdate: { TextContentUpdate: JOIN_COMPANIES } };
    const request = {
      ApplicationName,
      CurrentApplicationVersionId: 2,
      ApplicationConfigurationUpdate: { ApplicationCodeConfigurationUpdate },
    };
    await cloud.analytics.send(new UpdateApplicationCommand(request));
    await cloud.pass(MINUTE);
    await cloud.put('prices', { ticker: 'AMZN' });
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'AMZN', COMPANY: 'Amazon' }]);
  });

  it('send a row that is not what the schema says to error_stream, and keep the others (inferred)', async () => {
    const schema = companies({
      RecordColumns: [
        { Name: 'Ticker', SqlType: 'VARCHAR(4)' },
        { Name: 'Company', SqlType: 'INTEGER' },
      ],
    });
    const errors = resultsOutput({ Name: 'error_stream', KinesisStreamsOutput: { ResourceARN: streamArn('errors') } });
    const code = JOIN_COMPANIES.replace('COMPANY VARCHAR(20)', 'COMPANY INTEGER');
    const request = withCompanies(schema, code, [resultsOutput(), errors]);
    const cloud = await running({ 'companies.csv': 'AMZN,one\nWAS,2' }, request);
    await cloud.put('prices', { ticker: 'WAS' });
    expect(await cloud.rows('errors')).toMatchObject([{ ERROR_NAME: 'CoercionError' }]);
    expect(await cloud.rows('results')).toEqual([{ TICKER: 'WAS', COMPANY: 2 }]);
  });

  it('that are not there refuse the start (inferred: InvalidApplicationConfigurationException)', async () => {
    await expect(running({})).rejects.toMatchObject({
      name: 'InvalidApplicationConfigurationException',
      message: expect.stringContaining('companies.csv'),
    });
  });

  it('refuse an update of a table that is not there', async () => {
    const cloud = await running({ 'companies.csv': '' });
    await expect(cloud.analytics.send(update(1, { ReferenceId: '9.1' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
