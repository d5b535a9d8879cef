// A parameter with commas between its values, as AWS writes "CSV".

/** The values without the blanks around them; empty ones are left out. */
export function listOf(parameter: string | undefined): readonly string[] {
  return (parameter ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
