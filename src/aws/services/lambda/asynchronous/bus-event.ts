// The record of a destination as an event of an EventBridge bus.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
import type { LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';

/** The whole event, with the record as its detail. */
export function busEvent(busArn: string, fn: LambdaFunction, record: object, outcome: 'Success' | 'Failure', nowMs: number, id: string) {
  const { account, region, name } = fn;
  return {
    version: '0',
    id,
    'detail-type': `Lambda Function Invocation Result - ${outcome}`,
    source: 'lambda',
    account,
    time: `${new Date(nowMs).toISOString().slice(0, 19)}Z`,
    region,
    resources: [busArn, `${functionArn({ account, region, name })}:$LATEST`],
    detail: record,
  };
}
