// What a Guard policy says of a configuration item, in the words of AWS Config.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_cfn-guard.html
import { evaluateGuard, type GuardPolicy, parseGuard } from '../guard/evaluate.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';
import type { Verdict } from './rule-contract.ts';

/** What is wrong with the text, with line and column; undefined for a policy. */
export function policyFault(text: string): string | undefined {
  try {
    parseGuard(text);
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/** Policies that were read, by their text: a rule runs on every item. */
const read = new Map<string, GuardPolicy>();

/** Throws an Error where the policy itself gives up: a variable that is not there, for example. */
export function guardVerdict(
  policyText: string,
  item: ConfigurationItem,
  parameters: Readonly<Record<string, string>>,
  nowMs: number,
): Verdict {
  const policy = read.get(policyText) ?? parseGuard(policyText);
  if (read.size > 100) read.clear();
  read.set(policyText, policy);
  const { status, rules } = evaluateGuard(policy, { ...item, CONFIG_RULE_PARAMETERS: parameters }, nowMs);
  if (status === 'SKIP') return { compliance: 'NOT_APPLICABLE' };
  if (status === 'PASS') return { compliance: 'COMPLIANT' };
  const failed = rules.filter((rule) => rule.status === 'FAIL');
  const why = failed.map(({ name, messages }) => (messages[0] === undefined ? name : `${name}: ${messages[0]}`)).join('; ');
  return { compliance: 'NON_COMPLIANT', annotation: why.slice(0, 256) };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
