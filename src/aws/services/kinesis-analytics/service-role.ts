// The service role of an application: the ports of the cloud as that role may use them, asked at each use.
// AWS: https://docs.aws.amazon.com/kinesisanalytics/latest/dev/iam-role.html. Which of its actions is asked for at which moment is inferred.
import { parseArn } from '../../core/arn.ts';
import type { FunctionRuntime, ObjectStore, Ports, RecordSink, RecordSource } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { actAsRole } from '../../iam/service-role.ts';

const SERVICE = 'kinesisanalytics.amazonaws.com';

/** Throws AwsError AccessDeniedException unless the role may do that. */
type Demand = (action: string, resource: string) => void;

/**
 * The ports that run an application. A role that IAM knows must trust the service, and its policies must allow what is done; a role that
 * it does not know is taken as given (by design: an application can be tried without making a role).
 * @param applicationArn what functions are invoked for, for observers; left out where no application is there yet
 */
export function portsAs(roleArn: string, { ports, clock }: Pick<ServiceEnvironment, 'ports' | 'clock'>, applicationArn?: string): Ports {
  const demanding = async (): Promise<Demand> => {
    const identities = await ports.identities();
    return (action, resource) => {
      if (identities.role(roleArn))
        actAsRole(identities, { roleArn, service: SERVICE, sessionName: 'kinesis-analytics', nowMs: clock.now(), action, resource });
    };
  };
  return {
    ...ports,
    recordSource: async (arn) => readingAs(await demanding(), await ports.recordSource(arn)),
    recordSink: async (arn) => writingAs(await demanding(), await ports.recordSink(arn)),
    ...(ports.objectStore && {
      objectStore: async (arn: string) => gettingAs(await demanding(), await (ports as Required<Ports>).objectStore(arn)),
    }),
    ...(ports.functionRuntime && {
      functionRuntime: async (arn: string) =>
        invokingAs(await demanding(), await (ports as Required<Ports>).functionRuntime(arn), applicationArn),
    }),
  };
}

function readingAs(demand: Demand, source: RecordSource): RecordSource {
  return {
    shardIds(streamArn) {
      demand('kinesis:DescribeStream', streamArn);
      return source.shardIds(streamArn);
    },
    ...(source.parentsOf && { parentsOf: (streamArn: string, shardId: string) => source.parentsOf?.(streamArn, shardId) ?? [] }),
    read(streamArn, shardId, position, limit) {
      demand('kinesis:GetRecords', streamArn);
      return source.read(streamArn, shardId, position, limit);
    },
    latest: (streamArn, shardId) => source.latest(streamArn, shardId),
    subscribe: (streamArn, wake) => source.subscribe(streamArn, wake),
  };
}

function writingAs(demand: Demand, sink: RecordSink): RecordSink {
  return {
    put(targetArn, records) {
      demand(parseArn(targetArn)?.service === 'firehose' ? 'firehose:PutRecordBatch' : 'kinesis:PutRecords', targetArn);
      return sink.put(targetArn, records);
    },
  };
}

function gettingAs(demand: Demand, store: ObjectStore): Pick<ObjectStore, 'get'> {
  return {
    async get(bucketArn, key, account) {
      demand('s3:GetObject', `${bucketArn}/${key}`);
      return store.get(bucketArn, key, account);
    },
  };
}

function invokingAs(demand: Demand, runtime: FunctionRuntime, from: string | undefined): FunctionRuntime {
  return {
    async invoke(functionArn, payload) {
      demand('lambda:InvokeFunction', functionArn);
      return runtime.invoke(functionArn, payload, from);
    },
  };
}
