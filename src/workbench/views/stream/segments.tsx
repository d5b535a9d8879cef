// A choice of one among few, side by side.

interface SegmentsProps<Value extends string> {
  /** For screen readers, before the choices. */
  readonly legend: string;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

export function Segments<Value extends string>({ legend, options, chosen, choose }: SegmentsProps<Value>) {
  return (
    <fieldset class="view-forms">
      <legend class="view-hidden">{legend}</legend>
      {options.map(([value, text]) => (
        <button key={value} type="button" aria-pressed={chosen === value} onClick={() => choose(value)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
