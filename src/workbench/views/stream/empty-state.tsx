// What will come, drawn as an outline: dots, a window, a row.

export function EmptyState({ run }: { readonly run: 'none' | 'begun' }) {
  return (
    <div class="view-empty stream-empty">
      <svg viewBox="0 0 240 92" width="320" height="123" aria-hidden="true">
        <rect class="stream-empty-window" x="78" y="6" width="84" height="52" rx="8" />
        {[14, 38, 62, 92, 108, 130, 148].map((x, index) => (
          <circle key={x} class={x > 78 ? 'stream-empty-lit' : 'stream-empty-dot'} cx={x} cy={index % 2 === 0 ? 22 : 42} r="4" />
        ))}
        <path class="stream-empty-arrow" d="M120 60 v9 m-4 -4 l4 4 l4 -4" />
        <rect class="stream-empty-row" x="92" y="73" width="56" height="14" rx="4" />
      </svg>
      <p>
        {run === 'none'
          ? 'Press Run: records will appear here.'
          : 'No record yet: one appears here when the program puts it into a stream.'}
      </p>
    </div>
  );
}
