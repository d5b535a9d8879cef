// A conformance pack: rules that were made together from one template. Plain data.
import type { ConformancePackDetail, ConformancePackInputParameter, ConformancePackStatusDetail } from '@aws-sdk/client-config-service';

export interface PackState {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  bucket: string | undefined;
  keyPrefix: string | undefined;
  inputParameters: readonly ConformancePackInputParameter[];
  template: string;
  tags: Record<string, string>;
  state: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'CREATE_FAILED' | 'DELETE_IN_PROGRESS';
  reason: string | undefined;
  /** The names of its rules, as they are in the region. */
  ruleNames: readonly string[];
  requestedMs: number;
  completedMs: number | undefined;
}

export function describedPack(pack: PackState): ConformancePackDetail {
  const { name, id, arn, bucket, keyPrefix, inputParameters, requestedMs } = pack;
  return {
    ConformancePackName: name,
    ConformancePackArn: arn,
    ConformancePackId: id,
    ...(bucket !== undefined && { DeliveryS3Bucket: bucket }),
    ...(keyPrefix !== undefined && { DeliveryS3KeyPrefix: keyPrefix }),
    ConformancePackInputParameters: [...inputParameters],
    LastUpdateRequestedTime: new Date(requestedMs),
  };
}

export function describedPackStatus(
  pack: PackState,
  { account, region }: { readonly account: string; readonly region: string },
): ConformancePackStatusDetail {
  const { name, id, arn, state, reason, requestedMs, completedMs } = pack;
  return {
    ConformancePackName: name,
    ConformancePackId: id,
    ConformancePackArn: arn,
    ConformancePackState: state,
    StackArn: `arn:aws:cloudformation:${region}:${account}:stack/awsconfigconforms-${name}-${id}/${id}`,
    ...(reason !== undefined && { ConformancePackStatusReason: reason }),
    LastUpdateRequestedTime: new Date(requestedMs),
    ...(completedMs !== undefined && { LastUpdateCompletedTime: new Date(completedMs) }),
  };
}
