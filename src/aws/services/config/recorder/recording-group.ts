// What a recorder records: which types, and how often.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
import type { RecordingGroup, RecordingMode } from '@aws-sdk/client-config-service';
import { invalidRecordingGroup, validation } from '../errors.ts';
import { checkResourceTypes, globalIamTypes } from '../resource-types.ts';

/** One of the three strategies, with nothing of the other two. */
export type RecordedTypes =
  | { readonly strategy: 'ALL_SUPPORTED_RESOURCE_TYPES'; readonly globalIam: 'included' | 'left out' }
  | { readonly strategy: 'INCLUSION_BY_RESOURCE_TYPES' | 'EXCLUSION_BY_RESOURCE_TYPES'; readonly types: readonly string[] };

export type Frequency = 'CONTINUOUS' | 'DAILY';

export interface RecordingModeState {
  readonly frequency: Frequency;
  readonly overrides: readonly {
    readonly types: readonly string[];
    readonly frequency: Frequency;
    readonly description: string | undefined;
  }[];
}

const member = 'configurationRecorder.recordingGroup.resourceTypes';
/** AWS: these are recorded continuously, always. */
const neverDaily: readonly string[] = [
  'AWS::Config::ResourceCompliance',
  'AWS::Config::ConformancePackCompliance',
  'AWS::Config::ConfigurationRecorder',
];

/** Throws AwsError InvalidRecordingGroupException for parts of two strategies, ValidationException for a type that is none. */
export function readRecordingGroup(group: RecordingGroup | undefined): RecordedTypes {
  if (group === undefined) return { strategy: 'ALL_SUPPORTED_RESOURCE_TYPES', globalIam: 'left out' };
  const { allSupported = false, includeGlobalResourceTypes: global = false, resourceTypes: included = [] } = group;
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = group.recordingStrategy?.useOnly;
  const only = (wanted: RecordedTypes['strategy']) => strategy === undefined || strategy === wanted;
  if (allSupported) {
    if (included.length > 0 || excluded.length > 0 || !only('ALL_SUPPORTED_RESOURCE_TYPES')) throw invalidRecordingGroup();
    return { strategy: 'ALL_SUPPORTED_RESOURCE_TYPES', globalIam: global ? 'included' : 'left out' };
  }
  if (included.length > 0) {
    if (global || excluded.length > 0 || !only('INCLUSION_BY_RESOURCE_TYPES')) throw invalidRecordingGroup();
    checkResourceTypes(included, member);
    return { strategy: 'INCLUSION_BY_RESOURCE_TYPES', types: included };
  }
  // AWS: an exclusion must name its strategy.
  if (excluded.length === 0 || global || strategy !== 'EXCLUSION_BY_RESOURCE_TYPES') throw invalidRecordingGroup();
  checkResourceTypes(excluded, 'configurationRecorder.recordingGroup.exclusionByResourceTypes.resourceTypes');
  return { strategy: 'EXCLUSION_BY_RESOURCE_TYPES', types: excluded };
}

/** Throws AwsError ValidationException. */
export function readRecordingMode(mode: RecordingMode | undefined): RecordingModeState {
  if (mode === undefined) return { frequency: 'CONTINUOUS', overrides: [] };
  const overrides = (mode.recordingModeOverrides ?? []).map(({ resourceTypes: types = [], recordingFrequency, description }) => {
    checkResourceTypes(types, 'configurationRecorder.recordingMode.recordingModeOverrides.resourceTypes');
    const wrong = recordingFrequency === 'DAILY' ? types.filter((type) => neverDaily.includes(type)) : [];
    if (wrong.length > 0) throw validation(`Daily recording cannot be specified for the resource types [${wrong.join(', ')}].`);
    return { types, frequency: (recordingFrequency ?? 'CONTINUOUS') as Frequency, description };
  });
  return { frequency: (mode.recordingFrequency ?? 'CONTINUOUS') as Frequency, overrides };
}

/** Is that type recorded? AWS: all global IAM types are a bundle of their own under ALL_SUPPORTED_RESOURCE_TYPES only. */
export function records(recorded: RecordedTypes, type: string): 'yes' | 'no' {
  switch (recorded.strategy) {
    case 'ALL_SUPPORTED_RESOURCE_TYPES':
      return globalIamTypes.includes(type) && recorded.globalIam === 'left out' ? 'no' : 'yes';
    case 'INCLUSION_BY_RESOURCE_TYPES':
      return recorded.types.includes(type) ? 'yes' : 'no';
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return recorded.types.includes(type) ? 'no' : 'yes';
  }
}

export function frequencyOf({ frequency, overrides }: RecordingModeState, type: string): Frequency {
  return overrides.find(({ types }) => types.includes(type))?.frequency ?? (neverDaily.includes(type) ? 'CONTINUOUS' : frequency);
}

export function describedGroup(recorded: RecordedTypes): RecordingGroup {
  const { strategy } = recorded;
  const types = (wanted: RecordedTypes['strategy']) => (recorded.strategy === wanted && 'types' in recorded ? [...recorded.types] : []);
  return {
    allSupported: strategy === 'ALL_SUPPORTED_RESOURCE_TYPES',
    includeGlobalResourceTypes: 'globalIam' in recorded && recorded.globalIam === 'included',
    resourceTypes: types('INCLUSION_BY_RESOURCE_TYPES') as RecordingGroup['resourceTypes'],
    exclusionByResourceTypes: { resourceTypes: types('EXCLUSION_BY_RESOURCE_TYPES') as RecordingGroup['resourceTypes'] },
    recordingStrategy: { useOnly: strategy },
  };
}

export function describedMode({ frequency, overrides }: RecordingModeState): RecordingMode {
  return {
    recordingFrequency: frequency,
    recordingModeOverrides: overrides.map(({ types, frequency: recordingFrequency, description }) => ({
      resourceTypes: [...types] as NonNullable<RecordingGroup['resourceTypes']>,
      recordingFrequency,
      ...(description !== undefined && { description }),
    })),
  };
}
