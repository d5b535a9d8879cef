// The sea, ready to use: it sends what the buoys measure in a minute. Read it, or leave it.
import { FirehoseClient, PutRecordCommand } from '@aws-sdk/client-firehose';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { name } from 'workshop';

const firehose = new FirehoseClient({});
const kinesis = new KinesisClient({});
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

export interface Measurement {
  readonly buoy: string;
  /** Metres. */
  readonly wave: number;
}

/** A minute of the old buoy in the harbour. */
export interface Report {
  readonly mean: number;
  readonly highest: number | 'n/a';
}

/** The buoys at sea send each measurement to the stream. The one in the harbour sums up by itself, and sends straight to Firehose. */
export async function sendMinute(measurements: readonly Measurement[], harbour: Report | undefined, DeliveryStreamName: string) {
  const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  if (measurements.length > 0) {
    const Records = measurements.map((measurement) => ({ PartitionKey: measurement.buoy, Data: bytes(measurement) }));
    await kinesis.send(new PutRecordsCommand({ StreamName: name('measurements'), Records }));
  }
  if (harbour) {
    const report = { BUOY: 'harbour', WINDOW_START: minute.toISOString(), MEAN: harbour.mean, HIGHEST: harbour.highest };
    await firehose.send(new PutRecordCommand({ DeliveryStreamName, Record: { Data: bytes(report) } }));
  }
}

/** Waits for the tenth second of the next minute. */
export function untilNextMinute(): Promise<void> {
  const milliseconds = 70_000 - (Date.now() % 60_000);
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
