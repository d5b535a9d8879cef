// Guard's functions. A value of a kind that a function does not take is left out of its results; what cannot be converted is an error.
import { GuardEvaluationError } from '../guard-error.ts';
import { LinearRegex, RegexError } from '../regex/regex.ts';
import type { CallOperand, LetValue } from '../syntax/tree.ts';
import { type GuardValue, guardValue, shown } from '../values/value.ts';
import { converted } from './conversions.ts';
import { type QueryResult, resolved, type Scope } from './scope.ts';

type Converter = (text: string, path: string) => GuardValue | undefined;

/** What stands on the right of `let` or of a comparison, or is handed to a rule. */
export function operandResults(operand: LetValue, scope: Scope): readonly QueryResult[] {
  if (operand.is === 'literal') return [operand];
  return operand.is === 'query' ? scope.select(operand.query) : call(operand, scope);
}

export function call({ function: name, parameters }: CallOperand, scope: Scope): readonly QueryResult[] {
  scope.run.step();
  const values = parameters.map((parameter) => operandResults(parameter, scope));
  const [first = [], second = [], third = []] = values;
  switch (name) {
    case 'count':
      return [resolved({ kind: 'int', path: pathOf(first), value: first.filter(({ is }) => is !== 'unresolved').length })];
    case 'join':
      return [resolved(join(first, textOf(second, 'join', 'second')))];
    case 'json_parse':
      return texts(first, (text, path) => guardValue(parsed(text, path), path));
    case 'now':
      return [resolved({ kind: 'int', path: '', value: Math.floor(scope.run.nowMs / 1000) })];
    case 'regex_replace': {
      const regex = regexOf(textOf(second, name, 'second'));
      const template = textOf(third, name, 'third');
      return texts(first, (text, path) => ({ kind: 'string', path, value: regex.expandMatches(text, template) }));
    }
    case 'substring': {
      const from = numberOf(second, 'second');
      const to = numberOf(third, 'third');
      return texts(first, (text, path) => substring(text, from, to, path));
    }
    case 'to_lower':
      return texts(first, (text, path) => ({ kind: 'string', path, value: text.toLowerCase() }));
    case 'to_upper':
      return texts(first, (text, path) => ({ kind: 'string', path, value: text.toUpperCase() }));
    case 'url_decode':
      return texts(first, urlDecoded);
    default:
      return first.flatMap((result) => {
        const value = result.is === 'unresolved' ? undefined : converted(name, result.value);
        return value ? [resolved(value)] : [];
      });
  }
}

/** The strings among the results, each converted. */
function texts(results: readonly QueryResult[], converter: Converter): readonly QueryResult[] {
  return results.flatMap((result) => {
    if (result.is === 'unresolved' || result.value.kind !== 'string') return [];
    const value = converter(result.value.value, result.value.path);
    return value ? [resolved(value)] : [];
  });
}

function pathOf([first]: readonly QueryResult[]): string {
  if (!first) return '';
  return first.is === 'unresolved' ? first.at.path : first.value.path;
}

function textOf([first]: readonly QueryResult[], name: string, which: string): string {
  if (first && first.is !== 'unresolved' && (first.value.kind === 'string' || (first.value.kind === 'char' && name === 'join')))
    return first.value.value;
  throw new GuardEvaluationError(`The ${which} parameter of ${name} must be a string`);
}

function numberOf([first]: readonly QueryResult[], which: string): number {
  if (first && first.is !== 'unresolved' && first.value.kind === 'int') return first.value.value & 0xffff;
  if (first && first.is !== 'unresolved' && first.value.kind === 'float')
    return Math.min(Math.max(Math.trunc(first.value.value), 0), 0xffff);
  throw new GuardEvaluationError(`The ${which} parameter of substring must be a number`);
}

function regexOf(source: string): LinearRegex {
  try {
    return new LinearRegex(source);
  } catch (error) {
    if (error instanceof RegexError) throw new GuardEvaluationError(`The regular expression /${source}/ cannot be used: ${error.message}`);
    throw error;
  }
}

function join(results: readonly QueryResult[], delimiter: string): GuardValue {
  const strings = results.map((result) => {
    if (result.is === 'unresolved') throw new GuardEvaluationError(`join cannot join what is not there: ${result.reason}`);
    if (result.value.kind !== 'string') throw new GuardEvaluationError(`join takes strings, not ${shown(result.value)}`);
    return result.value.value;
  });
  return { kind: 'string', path: pathOf(results), value: strings.join(delimiter) };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GuardEvaluationError(
      `json_parse: the string at ${path || 'the policy'} is no JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** Guard counts bytes of UTF-8. */
function substring(text: string, from: number, to: number, path: string): GuardValue | undefined {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0 || from >= to || to > bytes.length) return undefined;
  try {
    return { kind: 'string', path, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.slice(from, to)) };
  } catch (error) {
    if (error instanceof TypeError) throw new GuardEvaluationError(`substring cuts a character of ${JSON.stringify(text)} in two`);
    throw error;
  }
}

/** A "%" that is no escape stays; bytes that are no UTF-8 leave the string out. */
function urlDecoded(text: string, path: string): GuardValue | undefined {
  try {
    return { kind: 'string', path, value: decodeURIComponent(text.replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')) };
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
