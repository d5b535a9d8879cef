// For tests of what needs Lambda or S3 while no service of the cloud provides them: a cloud with functions and objects of the test.
import type { CreateApplicationCommandInput, Output, ReferenceDataSource, SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';
import { CallLog } from '../../../call-log.ts';
import { VirtualClock } from '../../../core/clock.ts';
import { AwsError } from '../../../core/errors.ts';
import type { FunctionAnswer, Observation, Ports } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { dispatch } from '../../../dispatch.ts';
import { asResponse, readRequest } from '../../../web-request.ts';
import { LoadedServices } from '../../loaded-services.ts';
import {
  ACCOUNT,
  type AnalyticsCloud,
  connected,
  NOON,
  REGION,
  type ReachableCloud,
  resultsOutput,
  wholeApplication,
} from './analytics-cloud.ts';

export const functionArn = (name: string, account = ACCOUNT) => `arn:aws:lambda:${REGION}:${account}:function:${name}`;
export const BUCKET = 'arn:aws:s3:::reference-data';

export interface FunctionEvent {
  readonly invocationId: string;
  readonly applicationArn: string;
  readonly streamArn?: string;
  readonly records: readonly {
    readonly recordId: string;
    readonly data: string;
    readonly kinesisStreamRecordMetadata?: unknown;
    readonly lambdaDeliveryRecordMetadata?: { readonly retryHint: number };
  }[];
}

/** A function of the test: what it returns is sent as JSON; what it throws is a function error. */
export type TestFunction = (event: FunctionEvent) => unknown;

/**
 * A cloud whose Lambda is `functions` by name, and whose one bucket holds `objects` by key. Both may change while the test runs.
 * Events are kept in `events`, and in `callers` who invoked the function with each.
 */
export function cloudWithPorts({
  functions = {},
  objects = {},
}: {
  functions?: Record<string, TestFunction>;
  objects?: Record<string, string>;
}): AnalyticsCloud<ReachableCloud> & { readonly events: readonly FunctionEvent[]; readonly callers: readonly (string | undefined)[] } {
  const events: FunctionEvent[] = [];
  const callers: (string | undefined)[] = [];
  const utf8 = new TextEncoder();
  const ports: Pick<Ports, 'functionRuntime' | 'objectStore'> = {
    functionRuntime: async () => ({
      async invoke(arn, payload, from): Promise<FunctionAnswer> {
        const run = functions[arn.split(':').at(-1) ?? ''];
        if (!run) throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
        const event: FunctionEvent = JSON.parse(new TextDecoder().decode(payload));
        events.push(event);
        callers.push(from);
        try {
          return { payload: utf8.encode(JSON.stringify(await run(event))) };
        } catch (error) {
          return { payload: utf8.encode(JSON.stringify({ errorMessage: String(error) })), functionError: 'Unhandled' };
        }
      },
    }),
    objectStore: async () => ({
      async get(_bucketArn, key) {
        const text = objects[key];
        if (text === undefined) throw new AwsError('NoSuchKey', `The specified key does not exist: ${key}`, 404);
        return utf8.encode(text);
      },
    }),
  };
  const clock = new VirtualClock(NOON);
  const random = seededRandom(7);
  const scheduler = new Scheduler(clock);
  const observers = new Set<(observation: Observation) => void>();
  const observe = (observation: Observation) => {
    for (const observer of observers) observer(observation);
  };
  const services = new LoadedServices({ clock, random, scheduler, observe });
  Object.assign(services.ports, ports);
  const aws: ReachableCloud = {
    fetch: async (request) =>
      asResponse(await dispatch({ clock, random, scheduler, services, calls: new CallLog() }, await readRequest(request))),
    scheduler,
    observe(listener) {
      observers.add(listener);
      return () => observers.delete(listener);
    },
    inspect: (account, region) =>
      Object.fromEntries([...services.all].map(([name, service]) => [name, service.inspect?.(account, region)])),
  };
  return { ...connected(aws, clock), events, callers };
}

export const decoded = (data: string) => atob(data);
export const encoded = (text: string) => btoa(text);

/** The table `CompanyName` of tickers and companies, from the object `companies.csv`. */
export const companies = (schema: Partial<SourceSchema> = {}): ReferenceDataSource => ({
  TableName: 'CompanyName',
  S3ReferenceDataSource: { BucketARN: BUCKET, FileKey: 'companies.csv' },
  ReferenceSchema: {
    RecordFormat: {
      RecordFormatType: 'CSV',
      MappingParameters: { CSVMappingParameters: { RecordRowDelimiter: '\n', RecordColumnDelimiter: ',' } },
    },
    RecordColumns: [
      { Name: 'Ticker', SqlType: 'VARCHAR(4)' },
      { Name: 'Company', SqlType: 'VARCHAR(20)' },
    ],
    ...schema,
  },
});

/** Adds the company to each price (app-add-reference-data.html). */
export const JOIN_COMPANIES = `
CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (TICKER VARCHAR(4), COMPANY VARCHAR(20));
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM TICKER, "c"."Company" FROM "SOURCE_SQL_STREAM_001" LEFT JOIN "CompanyName" AS "c"
ON "SOURCE_SQL_STREAM_001".TICKER = "c"."Ticker";`;

/** The request for an application that joins prices with the table. */
export function withCompanies(
  reference = companies(),
  code = JOIN_COMPANIES,
  outputs: Output[] = [resultsOutput()],
): CreateApplicationCommandInput {
  const request = wholeApplication(code, { outputs });
  const configuration = request.ApplicationConfiguration;
  return {
    ...request,
    ApplicationConfiguration: {
      ...configuration,
      SqlApplicationConfiguration: { ...configuration?.SqlApplicationConfiguration, ReferenceDataSources: [reference] },
    },
  };
}
