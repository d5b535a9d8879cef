// Reads a cloud by the API of AWS Config: the recorder, the items of each resource, the rules and what they think.
import { isJsonObject, parsedJson } from '../../../../aws/core/json.ts';
import type { RecordedItem } from '../../../../aws/core/recorded-change.ts';
import type { Compliance, Rule, Verdict } from '../model/compliance.ts';
import { type Histories, historiesOf } from '../model/history.ts';
import { type Item, keyOf, readItem } from '../model/item.ts';
import { type Ask, allPages, configRequest, told } from './config-requests.ts';

export interface Reading {
  readonly recorder: 'none' | 'off' | 'on';
  readonly histories: Histories;
  readonly rules: readonly Rule[];
}

export type Progress = (words: string) => void;

const MEMBERS = [
  ...['resourceId', 'resourceType', 'resourceName', 'arn', 'awsRegion', 'availabilityZone', 'configurationItemCaptureTime'],
  ...['configurationItemStatus', 'configurationStateId', 'tags', 'relationships', 'configuration', 'supplementaryConfiguration'],
];
const PAGE = 100;

/**
 * Resources with one item are read by a query, a hundred at a time; those that changed or are gone by their histories.
 * @param seen what the cloud told while it ran; where it tells nothing, every history is read
 */
export async function readCloud(ask: Ask, seen: readonly RecordedItem[], progress: Progress): Promise<Reading> {
  progress('Asking for the recorder …');
  const recorder = await recorderOf(ask);
  if (recorder === 'none') return { recorder, histories: new Map(), rules: [] };
  progress('Asking for the resources …');
  const rows = await allPages(ask, 'SelectResourceConfig', { Expression: `SELECT ${MEMBERS.join(', ')}`, Limit: PAGE }, 'Results');
  const current = rows.map((row) => readItem(typeof row === 'string' ? parsedJson(row) : row)).filter((item) => item !== undefined);
  const changed = changedKeys(current, seen);
  const items: Item[] = [...current];
  for (const [place, { type, id }] of changed.entries()) {
    progress(`Reading histories: ${place + 1} of ${changed.length} …`);
    items.push(...(await historyOf(ask, type, id)));
  }
  progress('Asking the rules …');
  return { recorder, histories: historiesOf(items), rules: await rulesOf(ask) };
}

async function recorderOf(ask: Ask): Promise<Reading['recorder']> {
  const { ConfigurationRecordersStatus: list } = await told(ask, configRequest('DescribeConfigurationRecorderStatus', {}));
  const states = Array.isArray(list) ? list.filter(isJsonObject) : [];
  if (states.length === 0) return 'none';
  return states.some(({ recording }) => recording === true) ? 'on' : 'off';
}

interface Address {
  readonly type: string;
  readonly id: string;
}

function changedKeys(current: readonly Item[], seen: readonly RecordedItem[]): readonly Address[] {
  if (seen.length === 0) return current;
  const counts = new Map<string, Address & { readonly count: number }>();
  for (const { resourceType: type, resourceId: id } of seen) {
    const key = keyOf(type, id);
    counts.set(key, { type, id, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const known = new Set(current.map(({ key }) => key));
  // Once seen and not current: what was told of it is all in its history.
  return [...counts].filter(([key, { count }]) => count > 1 || !known.has(key)).map(([, address]) => address);
}

async function historyOf(ask: Ask, resourceType: string, resourceId: string): Promise<readonly Item[]> {
  const input = { resourceType, resourceId, chronologicalOrder: 'Forward', limit: PAGE };
  const items = await allPages(ask, 'GetResourceConfigHistory', input, 'configurationItems');
  return items.map(readItem).filter((item) => item !== undefined);
}

async function rulesOf(ask: Ask): Promise<readonly Rule[]> {
  const found: Rule[] = [];
  for (const rule of await allPages(ask, 'DescribeConfigRules', {}, 'ConfigRules')) {
    if (!isJsonObject(rule) || typeof rule.ConfigRuleName !== 'string') continue;
    found.push({ name: rule.ConfigRuleName, judge: judgeOf(rule.Source), verdicts: await verdictsOf(ask, rule.ConfigRuleName) });
  }
  return found;
}

function judgeOf(source: unknown): string {
  const { Owner: owner, SourceIdentifier: identifier } = isJsonObject(source) ? source : {};
  if (owner === 'CUSTOM_POLICY') return 'a Guard policy';
  if (owner === 'CUSTOM_LAMBDA') return `the function ${String(identifier).split(':').at(-1)}`;
  return String(identifier);
}

async function verdictsOf(ask: Ask, name: string): Promise<ReadonlyMap<string, Verdict>> {
  const results = await allPages(ask, 'GetComplianceDetailsByConfigRule', { ConfigRuleName: name, Limit: PAGE }, 'EvaluationResults');
  const verdicts = new Map<string, Verdict>();
  for (const result of results) {
    if (!isJsonObject(result) || !isJsonObject(result.EvaluationResultIdentifier)) continue;
    const { EvaluationResultQualifier: of } = result.EvaluationResultIdentifier;
    if (!isJsonObject(of)) continue;
    verdicts.set(keyOf(String(of.ResourceType), String(of.ResourceId)), {
      compliance: String(result.ComplianceType) as Compliance,
      ...(typeof result.Annotation === 'string' && { annotation: result.Annotation }),
    });
  }
  return verdicts;
}
