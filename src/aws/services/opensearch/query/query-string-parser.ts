// The grammar of query_string: words, phrases, fields, ranges, wildcards, AND OR NOT + -, parentheses, boosts. It makes a query of the others.
// OpenSearch: https://docs.opensearch.org/latest/query-dsl/full-text/query-string/
import { notEmbedded, queryShard } from '../search-error.ts';
import type { Json } from './query-context.ts';

export interface QueryStringRules {
  readonly operator: 'and' | 'or';
  /** The query for words without a field, or with one. */
  readonly words: (field: string | undefined, text: string, kind: 'words' | 'phrase' | 'wildcard') => Json;
  readonly range: (field: string, bounds: Json) => Json;
  readonly minimumShouldMatch: unknown;
}

type Occur = 'must' | 'should' | 'must_not';

const tokenPattern =
  /\s+|(?<and>&&|AND(?![^\s()]))|(?<or>\|\||OR(?![^\s()]))|(?<not>NOT(?![^\s()])|!)|(?<sign>[+-])|(?<open>\()|(?<close>\))|(?<field>(?:[^\s()"[\]{}:\\^~!+\-/]|\\.)(?:[^\s()"[\]{}:\\^~]|\\.)*):|"(?<phrase>(?:[^"\\]|\\.)*)"|(?<range>[[{]\s*(?:"[^"]*"|[^\s"\]}]+)\s+TO\s+(?:"[^"]*"|[^\s"\]}]+)\s*[\]}])|(?<compare>[<>]=?\s*[^\s()]+)|(?<boost>\^[\d.]+)|(?<fuzzy>~[\d.]*)|(?<regexp>\/(?:[^/\\]|\\.)*\/)|(?<word>(?:[^\s()"[\]{}:\\^~/]|\\.)+)/suy;

type Token = Readonly<Record<string, string | undefined>>;

/** Throws SearchError for a text that is no query. */
export function parseQueryString(text: string, rules: QueryStringRules): Json {
  return new Parser(tokensOf(text), text, rules).whole();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (!match) throw queryShard(`Failed to parse query [${text}]`);
    if (Object.values(match.groups ?? {}).some((value) => value !== undefined)) tokens.push({ ...match.groups });
  }
  return tokens;
}

class Parser {
  readonly #tokens: Token[];
  readonly #text: string;
  readonly #rules: QueryStringRules;
  #next = 0;

  constructor(tokens: Token[], text: string, rules: QueryStringRules) {
    this.#tokens = tokens;
    this.#text = text;
    this.#rules = rules;
  }

  whole(): Json {
    if (this.#tokens.length === 0) return { match_none: {} };
    const query = this.#query(undefined);
    if (this.#next < this.#tokens.length) throw this.#broken();
    return query;
  }

  /** Query ::= [Conjunction] [Modifier] Clause { ... } */
  #query(field: string | undefined): Json {
    const clauses: { occur: Occur; query: Json }[] = [];
    for (let token = this.#peek(); token && token.close === undefined; token = this.#peek()) {
      const conjunction = this.#take('and') ? 'and' : this.#take('or') ? 'or' : undefined;
      const negated = this.#take('not') !== undefined;
      const sign = negated ? '-' : this.#take('sign');
      const query = this.#clause(field);
      const before = clauses.at(-1);
      // Lucene's classic parser: AND makes the clause before it required, too.
      if (conjunction === 'and' && before?.occur === 'should') before.occur = 'must';
      if (conjunction === 'or' && this.#rules.operator === 'and' && before?.occur === 'must') before.occur = 'should';
      const required = sign === '+' || conjunction === 'and' || (this.#rules.operator === 'and' && conjunction !== 'or');
      clauses.push({ occur: sign === '-' ? 'must_not' : required ? 'must' : 'should', query });
    }
    const [only, second] = clauses;
    if (!only) throw this.#broken();
    if (!second && only.occur !== 'must_not') return only.query;
    const of = (occur: Occur) => clauses.filter((clause) => clause.occur === occur).map(({ query }) => query);
    const [must, should, mustNot] = [of('must'), of('should'), of('must_not')];
    const minimum = this.#rules.minimumShouldMatch;
    return {
      bool: { must, should, must_not: mustNot, ...(minimum !== undefined && should.length > 0 && { minimum_should_match: minimum }) },
    };
  }

  /** Clause ::= [field ":"] ( Term | Phrase | Range | "(" Query ")" ) [Boost] */
  #clause(outer: string | undefined): Json {
    const named = this.#take('field');
    const field = named === undefined ? outer : unescaped(named);
    const query = this.#unboosted(field);
    if (this.#take('fuzzy') !== undefined) throw notEmbedded('~ in a query string (fuzziness, slop)');
    const boost = this.#take('boost');
    return boost === undefined ? query : { bool: { must: [query], boost: Number(boost.slice(1)) } };
  }

  #unboosted(field: string | undefined): Json {
    const token = this.#peek();
    if (!token) throw this.#broken();
    this.#next++;
    if (token.open !== undefined) {
      const inner = this.#query(field);
      if (this.#take('close') === undefined) throw this.#broken();
      return inner;
    }
    if (token.regexp !== undefined) throw notEmbedded('A regular expression in a query string');
    if (token.phrase !== undefined) return this.#rules.words(field, unescaped(token.phrase), 'phrase');
    if (token.range !== undefined && field !== undefined) return this.#rules.range(field, rangeOf(token.range));
    if (token.compare !== undefined && field !== undefined) return this.#rules.range(field, comparisonOf(token.compare));
    const word = token.word ?? token.compare;
    if (word === undefined) throw this.#broken();
    return this.#ofWord(field, word);
  }

  #ofWord(field: string | undefined, word: string): Json {
    if (field === '_exists_') return { exists: { field: unescaped(word) } };
    if (word === '*') return field === undefined || field === '*' ? { match_all: {} } : { exists: { field } };
    const wild = /(?<!\\)(?:\\\\)*[*?]/.test(word);
    return this.#rules.words(field, wild ? word : unescaped(word), wild ? 'wildcard' : 'words');
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(name: string): string | undefined {
    const found = this.#peek()?.[name];
    if (found !== undefined) this.#next++;
    return found;
  }

  #broken() {
    return queryShard(`Failed to parse query [${this.#text}]`);
  }
}

const unescaped = (text: string) => text.replace(/\\(.)/gs, '$1');

function rangeOf(text: string): Json {
  const [, open, from = '', to = '', close] = /^([[{])\s*("[^"]*"|\S+)\s+TO\s+("[^"]*"|[^\s\]}]+)\s*([\]}])$/s.exec(text) ?? [];
  const bound = (end: string) => unescaped(end.replace(/^"(.*)"$/s, '$1'));
  return {
    ...(from !== '*' && { [open === '[' ? 'gte' : 'gt']: bound(from) }),
    ...(to !== '*' && { [close === ']' ? 'lte' : 'lt']: bound(to) }),
  };
}

function comparisonOf(text: string): Json {
  const [, operator = '', bound = ''] = /^([<>]=?)\s*(.*)$/s.exec(text) ?? [];
  const names: Readonly<Record<string, string>> = { '>': 'gt', '>=': 'gte', '<': 'lt', '<=': 'lte' };
  return { [names[operator] ?? 'gte']: bound };
}
