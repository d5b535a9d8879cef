// All that AWS Config keeps of one account in one region, as plain data.
import type { Place } from '../../core/ports.ts';
import type { RecordedResource } from './capture/recorded-resource.ts';
import type { PackState } from './conformance-packs/pack.ts';
import type { ChannelState } from './delivery/channel.ts';
import type { ResourceEvaluationState } from './proactive/resource-evaluation.ts';
import type { RecorderState } from './recorder/recorder.ts';
import type { RemediationExceptionState, RemediationState } from './remediation/remediation.ts';
import type { RuleState } from './rules/rule.ts';

export interface RegionState extends Place {
  recorder: RecorderState | undefined;
  channel: ChannelState | undefined;
  /** Absent: seven years. */
  retentionDays: number | undefined;
  /** By type and id (capture/recorded-resource.ts). */
  readonly resources: Map<string, RecordedResource>;
  /** By name. */
  readonly rules: Map<string, RuleState>;
  /** Of calls of functions, that they answer with. */
  readonly resultTokens: Map<string, { readonly rule: string; readonly invokedMs: number }>;
  /** By the name of the pack. */
  readonly packs: Map<string, PackState>;
  /** By the name of the rule: AWS allows one for each. */
  readonly remediations: Map<string, RemediationState>;
  /** By rule and resource key. */
  readonly remediationExceptions: Map<string, RemediationExceptionState>;
  /** By id. */
  readonly resourceEvaluations: Map<string, ResourceEvaluationState>;
}

export function newRegion({ account, region }: Place): RegionState {
  return {
    account,
    region,
    recorder: undefined,
    channel: undefined,
    retentionDays: undefined,
    resources: new Map(),
    rules: new Map(),
    resultTokens: new Map(),
    packs: new Map(),
    remediations: new Map(),
    remediationExceptions: new Map(),
    resourceEvaluations: new Map(),
  };
}
