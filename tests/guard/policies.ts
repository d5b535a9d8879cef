// Random policies: all of the grammar, over the keys and values of documents.ts.
import type { Random } from '../streaming-sql/differential/random.ts';
import { KEYS, TEXTS, TYPES } from './documents.ts';
import { anyRegex } from './regexes.ts';

interface Names {
  readonly variables: readonly string[];
  readonly rules: readonly string[];
  readonly called: readonly { readonly name: string; readonly parameters: number }[];
}

export function anyPolicy(random: Random): string {
  const called = random.list(0, 1, (index) => ({ name: `check${index}`, parameters: random.int(1, 2) }));
  const plain = random.list(1, 3, (index) => `rule${random.chance(0.1) ? 0 : index}`);
  const lines: string[] = [];
  const variables: string[] = [];
  for (const name of random.list(0, 3, (index) => `v${index}`)) {
    lines.push(`let ${name} = ${operand(random, { variables, rules: [], called: [] }, 2)}`);
    variables.push(name);
  }
  for (const { name, parameters } of called) {
    const own = Array.from({ length: parameters }, (_, index) => `p${index}`);
    lines.push(`rule ${name}(${own.join(', ')}) ${block(random, { variables: [...variables, ...own], rules: [], called: [] }, 2, 'rule')}`);
  }
  for (const [index, name] of plain.entries()) {
    const names = { variables, rules: plain.slice(0, index), called };
    const depth = random.int(1, 3);
    lines.push(`rule ${name} ${random.chance(0.4) ? `${when(random, names)} ` : ''}${block(random, names, depth, 'rule')}`);
  }
  if (random.chance(0.15)) lines.push(clause(random, { variables, rules: [], called: [] }, 2));
  const policy = `${lines.join('\n')}\n`;
  return random.chance(0.07) ? damaged(random, policy) : policy;
}

/** A piece left out, doubled or put elsewhere: what is refused must be refused by both. */
function damaged(random: Random, policy: string): string {
  const from = random.int(0, policy.length - 1);
  const to = from + random.int(1, 6);
  const piece = policy.slice(from, to);
  const kind = random.int(0, 2);
  if (kind === 0) return policy.slice(0, from) + policy.slice(to);
  if (kind === 1) return policy.slice(0, to) + piece + policy.slice(to);
  const at = random.int(0, policy.length - 1);
  return policy.slice(0, at) + piece + policy.slice(at);
}

function when(random: Random, names: Names): string {
  const one = () => (names.rules.length > 0 && random.chance(0.3) ? ruleName(random, names) : comparison(random, names, 1));
  return `when ${random.list(1, 2, one).join(random.chance(0.5) ? '\n  ' : ' or ')}\n`;
}

const ruleName = (random: Random, { rules }: Names): string =>
  `${random.chance(0.3) ? 'not ' : ''}${random.pick(rules)}${random.chance(0.2) ? ' <<needs it>>' : ''}`;

function block(random: Random, names: Names, depth: number, of: 'rule' | 'clause'): string {
  const variables = [...names.variables];
  const lets: string[] = [];
  if (random.chance(0.3)) {
    const name = random.pick(['v0', 'l0', 'l1']);
    lets.push(`let ${name} = ${operand(random, names, 2)}`);
    variables.push(name);
  }
  const inside = { ...names, variables };
  const one = () => {
    if (of === 'rule' && random.chance(0.15)) return typeBlock(random, inside, depth);
    if (of === 'rule' && names.rules.length > 0 && random.chance(0.15)) return ruleName(random, inside);
    return clause(random, inside, depth);
  };
  const lines = random.list(1, random.int(1, 3), () =>
    random.list(1, random.chance(0.25) ? 3 : 1, one).join(random.chance(0.5) ? ' or ' : '\n or '),
  );
  return `{\n${[...lets, ...lines].map((line) => `  ${line}\n`).join(random.chance(0.05) ? '  # and\n' : '')}}`;
}

function typeBlock(random: Random, names: Names, depth: number): string {
  const condition = random.chance(0.3) ? `${when(random, { ...names, rules: [] })} ` : '';
  return `${random.pick(TYPES)} ${condition}${condition === '' && random.chance(0.2) ? comparison(random, names, 1) : block(random, names, depth - 1, 'clause')}`;
}

function clause(random: Random, names: Names, depth: number): string {
  const kind = random.int(0, 19);
  if (depth > 0 && kind < 3)
    return `${query(random, names, depth)} ${random.chance(0.3) ? '!empty ' : ''}${block(random, names, depth - 1, 'clause')}`;
  if (depth > 0 && kind === 3) return `${when(random, { ...names, rules: [] })}${block(random, names, depth - 1, 'clause')}`;
  if (kind === 4 && names.called.length > 0) {
    const { name, parameters } = random.pick(names.called);
    return `${name}(${Array.from({ length: parameters }, () => operand(random, names, 1)).join(', ')})`;
  }
  return comparison(random, names, depth);
}

const UNARY = ['exists', 'empty', 'is_string', 'is_list', 'is_struct', 'is_bool', 'is_int', 'is_float', 'is_null', 'EXISTS', 'EMPTY'];

function comparison(random: Random, names: Names, depth: number): string {
  const left = `${random.chance(0.05) ? 'not ' : ''}${query(random, names, depth)}`;
  const message = random.chance(0.1) ? ' <<this must not be>>' : '';
  if (random.chance(0.35)) return `${left} ${random.pick(['', '', '!', 'not '])}${random.pick(UNARY)}${message}`;
  const operator = random.pick(['==', '==', '==', '!=', '!=', 'in', 'in', 'not in', '!IN', '>', '<', '>=', '<=']);
  // cfn-guard 3.1 has `!=` between two queries wrong (3.2 mends it, and so do we): only values are compared so.
  return `${left} ${operator} ${operator === '!=' ? value(random, 1) : operand(random, names, depth)}${message}`;
}

function query(random: Random, names: Names, depth: number): string {
  const some = random.chance(0.15) ? 'some ' : '';
  const first = random.int(0, 9);
  const start =
    first === 0
      ? 'this'
      : first < 4 && names.variables.length > 0
        ? `%${random.pick(names.variables)}`
        : first < 7
          ? random.pick(['Resources', 'Properties', 'Resources.*', 'Resources.*.Properties'])
          : key(random);
  return some + start + random.list(0, random.int(1, 3), () => part(random, names, depth)).join('');
}

function key(random: Random): string {
  const name = random.pick([...KEYS, 'bucket_name', 'BucketName', 'enabled', 'nope', 'Item', 'item']);
  return name.includes('-') || random.chance(0.1) ? `"${name}"` : name;
}

function part(random: Random, names: Names, depth: number): string {
  const kind = random.int(0, 19);
  if (kind < 8) return `.${key(random)}`;
  if (kind < 11) return '.*';
  if (kind < 14) return '[*]';
  if (kind === 14) return random.pick(['[0]', '.1', '[-1]', "['a']", '["some-key"]']);
  if (kind === 15) return random.pick(['[k]', '[ k ]']);
  if (kind === 16) return `[ keys ${random.pick(['==', '!=', 'in', 'not in'])} ${value(random, 1)} ]`;
  if (kind === 17 && names.variables.length > 0) return `.%${random.pick(names.variables)}`;
  if (depth === 0) return `.${key(random)}`;
  return `[ ${random.chance(0.1) ? 'k | ' : ''}${random.list(1, 2, () => clause(random, { ...names, called: [] }, depth - 1)).join(random.chance(0.5) ? '\n' : ' or ')} ]`;
}

function operand(random: Random, names: Names, depth: number): string {
  const kind = random.int(0, 9);
  if (kind < 6) return value(random, 2);
  if (kind < 8 || depth === 0) return query(random, names, Math.min(depth, 1));
  return call(random, names, depth - 1);
}

function call(random: Random, names: Names, depth: number): string {
  const one = () =>
    random.chance(0.3) ? JSON.stringify(random.pick(TEXTS)).replaceAll('\\"', "'") : query(random, names, Math.max(depth, 0));
  const kind = random.int(0, 9);
  if (kind === 0) return `join(${one()}, ",")`;
  if (kind === 1) return `substring(${one()}, ${random.int(0, 2)}, ${random.int(0, 4)})`;
  if (kind === 2)
    return `regex_replace(${one()}, "(${random.pick(['x', 'a|b', '[a-y]', ''])})(.?)", "${random.pick(['$2$1', 'z', '$1$$'])}")`;
  if (kind === 3) return `count(${one()})`;
  if (kind === 4) return `json_parse('{"a": [1, "x"], "Name": null}')`;
  return `${random.pick(['to_upper', 'to_lower', 'url_decode', 'parse_int', 'parse_float', 'parse_string', 'parse_boolean', 'parse_char'])}(${one()})`;
}

function value(random: Random, depth: number): string {
  const kind = random.int(0, 19);
  if (kind < 6)
    return `${random.chance(0.5) ? '"' : "'"}`.replace(
      /./,
      (quote) => quote + random.pick(TEXTS.filter((text) => !text.includes('"'))) + quote,
    );
  if (kind < 9) return String(random.int(-2, 9));
  if (kind === 9) return random.pick(['0.5', '1.5', '7.25', '1.5e1']);
  if (kind === 10) return random.pick(['true', 'false', 'True', 'False']);
  if (kind === 11) return random.pick(['null', 'NULL']);
  if (kind < 15) return `/${anyRegex(random)}/`;
  if (kind === 15) return random.pick(['r[0,7]', 'r(0, 7)', 'r[ 1 ,8)', 'r(0.5,7.5]', 'r[a,y]']);
  if (depth === 0) return '"x"';
  if (kind < 19) return `[${random.list(0, 3, () => value(random, depth - 1)).join(', ')}]`;
  return `{${random.list(0, 2, () => `${key(random)}: ${value(random, depth - 1)}`).join(', ')}}`;
}
