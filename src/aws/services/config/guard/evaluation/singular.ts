// An English noun in the singular: Guard tries `SecurityGroup` where a policy asks for `SecurityGroups`.

const THE_SAME = /^(?:equipment|information|rice|money|species|series|fish|sheep|jeans|police|bison|deer|moose)$/i;

/** The first ending that fits is replaced: the rules of Rails' inflections, from which that library has them. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(quiz)zes$/i, '$1'],
  [/(matr)ices$/i, '$1ix'],
  [/(vert|ind)ices$/i, '$1ex'],
  [/^(ox)en/i, '$1'],
  [/(alias|status)(?:es)?$/i, '$1'],
  [/(octop|vir)(?:us|i)$/i, '$1us'],
  [/^(a)x[ie]s$/i, '$1xis'],
  [/(cris|test)(?:is|es)$/i, '$1is'],
  [/(shoe)s$/i, '$1'],
  [/(o)es$/i, '$1'],
  [/(bus)(?:es)?$/i, '$1'],
  [/([ml])ice$/i, '$1ouse'],
  [/(x|ch|ss|sh)es$/i, '$1'],
  [/(m)ovies$/i, '$1ovie'],
  [/([^aeiouy]|qu)ies$/i, '$1y'],
  [/([lr])ves$/i, '$1f'],
  [/(tive)s$/i, '$1'],
  [/(hive)s$/i, '$1'],
  [/([^f])ves$/i, '$1fe'],
  [/((?:a)naly|(?:b)a|(?:d)iagno|(?:p)arenthe|(?:p)rogno|(?:s)ynop|(?:t)he)(?:sis|ses)$/i, '$1sis'],
  [/([ti])a$/i, '$1um'],
  [/(n)ews$/i, '$1ews'],
  [/(ss)$/i, '$1'],
  [/s$/i, ''],
];

export function singular(noun: string): string {
  if (THE_SAME.test(noun)) return noun;
  const ending = ENDINGS.find(([pattern]) => pattern.test(noun));
  return ending ? noun.replace(ending[0], ending[1]) : noun;
}
