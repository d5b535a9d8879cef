// Metric math: arithmetic over time series and numbers, and the functions that are asked for most.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
import { memberNotEmbedded, validation } from '../errors.ts';
import type { TimeSeries } from './time-series.ts';

export type MathValue = number | TimeSeries;

/** What an expression may refer to. */
export interface MathScope {
  /** The result of the query with this id; undefined when there is none. */
  value(id: string): MathValue | undefined;
  /** The results of all metric queries, for METRICS(). */
  metrics(): readonly TimeSeries[];
  /** The starts of all periods in the range, for FILL and plain numbers. */
  readonly startsMs: readonly number[];
  readonly periodSeconds: number;
}

/** Throws AwsError: ValidationException for what is no expression, NotImplemented for functions that are not embedded. */
export function evaluateMath(text: string, scope: MathScope): MathValue {
  const tokens = text.match(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/^(),[\]]|\S/g) ?? [];
  const parser = new MathParser(text, tokens, scope);
  return parser.whole();
}

type Items = { readonly items: readonly TimeSeries[] };

class MathParser {
  readonly #text: string;
  readonly #tokens: readonly string[];
  readonly #scope: MathScope;
  #at = 0;

  constructor(text: string, tokens: readonly string[], scope: MathScope) {
    this.#text = text;
    this.#tokens = tokens;
    this.#scope = scope;
  }

  whole(): MathValue {
    const value = this.#sum();
    if (this.#at < this.#tokens.length) throw this.#error();
    return value;
  }

  // sum = product { ("+" | "-") product }
  #sum(): MathValue {
    let value = this.#product();
    for (;;) {
      if (this.#take('+')) value = combined(value, this.#product(), (one, other) => one + other);
      else if (this.#take('-')) value = combined(value, this.#product(), (one, other) => one - other);
      else return value;
    }
  }

  // product = power { ("*" | "/") power }
  #product(): MathValue {
    let value = this.#power();
    for (;;) {
      if (this.#take('*')) value = combined(value, this.#power(), (one, other) => one * other);
      else if (this.#take('/')) value = combined(value, this.#power(), (one, other) => one / other);
      else return value;
    }
  }

  // power = unary [ "^" power ]
  #power(): MathValue {
    const base = this.#unary();
    return this.#take('^') ? combined(base, this.#power(), (one, other) => one ** other) : base;
  }

  // unary = "-" unary | number | id | function | "(" sum ")"
  #unary(): MathValue {
    if (this.#take('-')) return combined(0, this.#unary(), (one, other) => one - other);
    if (this.#take('(')) {
      const value = this.#sum();
      this.#expect(')');
      return value;
    }
    const token = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    if (/^\d/.test(token)) return Number(token);
    if (!/^[A-Za-z_]/.test(token)) throw this.#error();
    if (this.#take('(')) return this.#call(token.toUpperCase());
    const value = this.#scope.value(token);
    if (value === undefined) throw validation(`Error in expression '${this.#text}': Undefined variable '${token}'`);
    return value;
  }

  #call(name: string): MathValue {
    if (name === 'FILL') return this.#fill();
    if (name === 'PERIOD') {
      this.#sum();
      this.#expect(')');
      return this.#scope.periodSeconds;
    }
    const reduce = reductions[name];
    const each = elementwise[name];
    if (!reduce && !each) throw memberNotEmbedded(`The function ${name} of metric math`);
    const argument = this.#argument();
    this.#expect(')');
    if (each) return 'items' in Object(argument) ? this.#fail() : combined(argument as MathValue, 0, (value) => each(value));
    if (typeof argument === 'number') return argument;
    if ('items' in argument) return across(argument.items, reduce ?? (() => 0));
    // AWS: of one series a function gives one number.
    return (reduce ?? (() => 0))([...argument.values()]);
  }

  // argument = "METRICS()" | "[" sum { "," sum } "]" | sum
  #argument(): MathValue | Items {
    if (this.#tokens[this.#at]?.toUpperCase() === 'METRICS' && this.#tokens[this.#at + 1] === '(') {
      this.#at += 2;
      this.#expect(')');
      return { items: this.#scope.metrics() };
    }
    if (!this.#take('[')) return this.#sum();
    const items = [this.#sum()];
    while (this.#take(',')) items.push(this.#sum());
    this.#expect(']');
    return { items: items.map((item) => this.#asSeries(item)) };
  }

  // FILL(series, number | REPEAT)
  #fill(): MathValue {
    const series = this.#asSeries(this.#sum());
    this.#expect(',');
    const repeat = this.#take('REPEAT');
    const filler = repeat ? undefined : this.#sum();
    this.#expect(')');
    if (filler !== undefined && typeof filler !== 'number') throw this.#error();
    const filled = new Map<number, number>();
    let last: number | undefined;
    for (const startMs of this.#scope.startsMs) {
      const value = series.get(startMs) ?? (repeat ? last : filler);
      if (value !== undefined) filled.set(startMs, value);
      last = value;
    }
    return filled;
  }

  #asSeries(value: MathValue): TimeSeries {
    return typeof value === 'number' ? new Map(this.#scope.startsMs.map((startMs) => [startMs, value])) : value;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw this.#error();
  }

  #fail(): never {
    throw this.#error();
  }

  /** The sentence is inferred. */
  #error(): Error {
    return validation(`Error in expression '${this.#text}': The expression is not valid.`);
  }
}

const reductions: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
};

const elementwise: Readonly<Record<string, (value: number) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
};

/** AWS: two series are combined where both have a value; a division by zero has none. */
function combined(one: MathValue, other: MathValue, operate: (one: number, other: number) => number): MathValue {
  if (typeof one === 'number' && typeof other === 'number') return operate(one, other);
  const starts = typeof one === 'number' ? (other as TimeSeries).keys() : one.keys();
  const result = new Map<number, number>();
  for (const startMs of starts) {
    const left = typeof one === 'number' ? one : one.get(startMs);
    const right = typeof other === 'number' ? other : other.get(startMs);
    const value = left === undefined || right === undefined ? Number.NaN : operate(left, right);
    if (Number.isFinite(value)) result.set(startMs, value);
  }
  return result;
}

/** One series out of many: each start that any of them has. */
function across(items: readonly TimeSeries[], reduce: (values: readonly number[]) => number): TimeSeries {
  const starts = [...new Set(items.flatMap((item) => [...item.keys()]))].sort((one, other) => one - other);
  const valuesAt = (startMs: number) => items.map((item) => item.get(startMs)).filter((value): value is number => value !== undefined);
  return new Map(starts.map((startMs) => [startMs, reduce(valuesAt(startMs))]));
}
