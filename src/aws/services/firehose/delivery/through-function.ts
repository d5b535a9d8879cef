// A buffer passes the function of a stream: the role is asked, the function invoked, and its time and luck are told.
import { AwsError } from '../../../core/errors.ts';
import { roleVerdict } from '../access/delivery-role.ts';
import type { DeliveryStream, RecordBuffer } from '../delivery-stream.ts';
import { loggingOf, roleOf } from '../destination/destination.ts';
import type { FunctionProcessor } from '../destination/processors.ts';
import type { Surroundings } from './surroundings.ts';
import { functionFailure, readAnswer, refusedInvocation, type Transformation, transformationEvent } from './transformation.ts';

export async function passThroughFunction(
  stream: DeliveryStream,
  { records }: RecordBuffer,
  lambda: FunctionProcessor,
  { environment, metrics, errors }: Surroundings,
): Promise<Transformation> {
  const beganMs = environment.clock.now();
  const outcome = await transformation();
  const succeeded = outcome.kind === 'transformed' ? outcome.records.map(({ record }) => record) : [];
  metrics.put(stream, {
    'ExecuteProcessing.Duration': environment.clock.now() - beganMs,
    'ExecuteProcessing.Success': outcome.kind === 'transformed' ? 1 : 0,
    'SucceedProcessing.Records': succeeded.length,
    'SucceedProcessing.Bytes': succeeded.reduce((sum, { data }) => sum + data.length, 0),
  });
  if (outcome.kind === 'failed') await errors.tell(stream, loggingOf(stream.destination), lambda.functionArn, outcome.failure);
  return outcome;

  async function transformation(): Promise<Transformation> {
    const { ports, random } = environment;
    const role = lambda.roleArn ?? roleOf(stream.destination);
    const verdict = await roleVerdict(environment, role, stream, 'lambda:InvokeFunction', lambda.functionArn);
    if (verdict !== 'allowed') {
      const code = verdict === 'no trust' ? 'Lambda.AssumeRoleAccessDenied' : 'Lambda.InvokeAccessDenied';
      return { kind: 'failed', failure: functionFailure(code), again: 'worth a try' };
    }
    try {
      const runtime = await ports.functionRuntime?.(lambda.functionArn);
      if (!runtime) throw new AwsError('ResourceNotFoundException', 'AWS Lambda is not embedded in this cloud.');
      const answer = await runtime.invoke(lambda.functionArn, transformationEvent(stream, records, random.uuid()), stream.arn);
      return readAnswer(answer, records);
    } catch (thrown) {
      return refusedInvocation(thrown);
    }
  }
}
