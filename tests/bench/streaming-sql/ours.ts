// Our engine: rows pushed in portions of 1,000, results drained after each.
import { prepareQuery, QUERY_STREAM, type Row, type StreamSchema } from '../../../src/streaming-sql/engine.ts';
import { type Measured, measure, portions } from './measured.ts';
import { type Answer, BASE_MS, bids, offers, records } from './rows.ts';
import { sqlOf, type Workload } from './workloads.ts';

const PORTION = 1000;
const integers = (name: string, columns: readonly string[]): StreamSchema => ({
  name,
  columns: columns.map((column) => ({ name: column, type: 'INTEGER' })),
});
const STREAMS = [integers('BIDS', ['BIDDER', 'PRICE']), integers('A', ['ID', 'N']), integers('B', ['ID', 'N'])];

function read(rows: readonly Row[], answer: Answer): void {
  answer.rows += rows.length;
  for (const { values } of rows) for (const value of values) answer.checksum += value as number;
}

/** The workload by our engine, plans compiled or interpreted. */
export function ours(workload: Workload, repeat: number, interpreted: boolean): Measured {
  const program = prepareQuery(sqlOf(workload), { streams: STREAMS }, { interpreted });
  const input = inputOf(workload);
  return measure(workload.rows, repeat, () => {
    const execution = program.start(BASE_MS);
    const answer: Answer = { rows: 0, checksum: 0 };
    input((stream, rows) => {
      execution.push(stream, rows);
      read(execution.drain(QUERY_STREAM), answer);
    });
    execution.advance(BASE_MS + 86_400_000);
    read(execution.drain(QUERY_STREAM), answer);
    return answer;
  });
}

type Push = (stream: string, rows: readonly Row[]) => void;

function inputOf(workload: Workload): (push: Push) => void {
  if (workload.shape === 'join') {
    const parts = portions(offers(workload.rows), PORTION).map((part) => [0, 1].map((side) => part.filter((row) => row.side === side)));
    return (push) => {
      for (const [a = [], b = []] of parts) {
        push('A', a);
        push('B', b);
      }
    };
  }
  const list = bids(workload.rows, workload.keys);
  if (workload.shape === 'json') {
    const parts = portions(records(list), PORTION);
    const decoder = new TextDecoder();
    return (push) => {
      for (const part of parts) {
        push(
          'BIDS',
          part.map((bytes): Row => {
            const record = JSON.parse(decoder.decode(bytes)) as { bidder: number; price: number; dateTime: number };
            return { rowtimeMs: record.dateTime, values: [record.bidder, record.price] };
          }),
        );
      }
    };
  }
  const parts = portions(list, PORTION);
  return (push) => {
    for (const part of parts) push('BIDS', part);
  };
}
