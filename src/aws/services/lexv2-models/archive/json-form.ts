// The members of the archive's files, and those of the API: mostly the same, some by other names.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/import-export-format.html; exports that AWS publishes (aws-samples/
// amazon-lex-v2-lambda-integration-examples) write messageGroupsList and isActive where the guide writes messageGroupList.
import { isJsonObject } from '../../../core/json.ts';

const API_NAMES: Readonly<Record<string, string>> = {
  messageGroupsList: 'messageGroups',
  messageGroupList: 'messageGroups',
  isActive: 'active',
  // As the guide spells it.
  allowMutlipleValues: 'allowMultipleValues',
  defaultValueSpec: 'defaultValueSpecification',
  sampleValueElicitingUtterances: 'sampleUtterances',
};

const FILE_NAMES: Readonly<Record<string, string>> = { messageGroups: 'messageGroupsList', active: 'isActive' };

const STRATEGIES: Readonly<Record<string, string>> = {
  ORIGINAL_VALUE: 'OriginalValue',
  TOP_RESOLUTION: 'TopResolution',
  CONCATENATION: 'Concatenation',
};
const STRATEGIES_IN_FILES = Object.fromEntries(Object.entries(STRATEGIES).map(([file, api]) => [api, file]));

/** Maps whose keys are the user's own: names of session attributes, of slots and of sub slots. */
const MAPS: readonly string[] = ['sessionAttributes', 'slots', 'slotSpecifications'];

/** A file's value as the API takes it. Nulls and empty lists of a file mean that there is nothing. */
export const apiForm = (value: unknown): unknown => renamed(value, API_NAMES, STRATEGIES);

export const fileForm = (value: unknown): unknown => renamed(value, FILE_NAMES, STRATEGIES_IN_FILES);

type Names = Readonly<Record<string, string>>;

function renamed(value: unknown, names: Names, strategies: Names): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, names, strategies));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]) => {
    if (isNothing(member)) return [];
    if (MAPS.includes(name) && isJsonObject(member)) return [[name, renamedMap(member, names, strategies)]];
    if (name === 'resolutionStrategy' && typeof member === 'string') return [[name, nameIn(strategies, member)]];
    return [[nameIn(names, name), renamed(member, names, strategies)]];
  });
  return Object.fromEntries(members);
}

function renamedMap(map: Readonly<Record<string, unknown>>, names: Names, strategies: Names): unknown {
  const entries = Object.entries(map).filter(([, member]) => !isNothing(member));
  return Object.fromEntries(entries.map(([key, member]) => [key, renamed(member, names, strategies)]));
}

const nameIn = (names: Names, name: string) => (Object.hasOwn(names, name) ? (names[name] ?? name) : name);

const isNothing = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0);
