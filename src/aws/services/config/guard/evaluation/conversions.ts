// parse_int, parse_float, parse_string, parse_boolean, parse_char, parse_epoch: a value as another kind.
import { GuardEvaluationError } from '../guard-error.ts';
import { type GuardValue, shown } from '../values/value.ts';

/** Undefined for a kind that cannot be converted at all. Throws where the kind could, but this value cannot. */
export function converted(name: string, value: GuardValue): GuardValue | undefined {
  switch (name) {
    case 'parse_int':
      return toInt(value);
    case 'parse_float':
      return toFloat(value);
    case 'parse_string':
      return toText(value);
    case 'parse_boolean':
      return toBoolean(value);
    case 'parse_char':
      return toChar(value);
    default:
      return toEpoch(value);
  }
}

function refused(value: GuardValue, kind: string): GuardEvaluationError {
  return new GuardEvaluationError(`${shown(value)}${value.path === '' ? '' : ` at ${value.path}`} cannot be converted to ${kind}`);
}

function toInt(value: GuardValue): GuardValue | undefined {
  const { path } = value;
  if (value.kind === 'int') return value;
  if (value.kind === 'float') return { kind: 'int', path, value: Math.trunc(value.value) };
  if (value.kind !== 'string' && value.kind !== 'char') return undefined;
  if (!/^[+-]?\d+$/.test(value.value)) throw refused(value, 'an integer');
  return { kind: 'int', path, value: Number(value.value) };
}

function toFloat(value: GuardValue): GuardValue | undefined {
  const { path } = value;
  if (value.kind === 'float') return value;
  if (value.kind === 'int') return { kind: 'float', path, value: value.value };
  if (value.kind !== 'string' && value.kind !== 'char') return undefined;
  if (/^[+-]?(?:inf|infinity)$/i.test(value.value))
    return { kind: 'float', path, value: value.value.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY };
  if (/^[+-]?nan$/i.test(value.value)) return { kind: 'float', path, value: Number.NaN };
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value.value)) throw refused(value, 'a float');
  return { kind: 'float', path, value: Number(value.value) };
}

function toText(value: GuardValue): GuardValue | undefined {
  const isPlain =
    value.kind === 'int' || value.kind === 'float' || value.kind === 'bool' || value.kind === 'string' || value.kind === 'char';
  return isPlain ? { kind: 'string', path: value.path, value: String(value.value) } : undefined;
}

function toBoolean(value: GuardValue): GuardValue | undefined {
  if (value.kind === 'bool') return value;
  if (value.kind !== 'string') return undefined;
  const word = value.value.toLowerCase();
  if (word !== 'true' && word !== 'false') throw refused(value, 'a boolean');
  return { kind: 'bool', path: value.path, value: word === 'true' };
}

/** A char becomes a string again, as in Guard. */
function toChar(value: GuardValue): GuardValue | undefined {
  const { path } = value;
  if (value.kind === 'char') return { kind: 'string', path, value: value.value };
  if (value.kind === 'int') {
    if (value.value < 0 || value.value > 9) throw refused(value, 'a char');
    return { kind: 'char', path, value: String(value.value) };
  }
  if (value.kind !== 'string') return undefined;
  if (new TextEncoder().encode(value.value).length > 1) throw refused(value, 'a char');
  return value.value === '' ? undefined : { kind: 'char', path, value: value.value };
}

/** Seconds since the epoch, of a time with its offset as RFC 3339 has it. */
function toEpoch(value: GuardValue): GuardValue | undefined {
  if (value.kind !== 'string') return undefined;
  const isTime = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/.test(value.value);
  const milliseconds = isTime ? Date.parse(value.value.replace(' ', 'T').toUpperCase()) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw refused(value, 'a time');
  return { kind: 'int', path: value.path, value: Math.floor(milliseconds / 1000) };
}
