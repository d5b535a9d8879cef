// A part of the screen whose code is fetched when it is first shown, so that the page is there before it.
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

/** @param load called once for each place where it is shown; the module is fetched once */
export function lazyPart<Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>): ComponentType<Props> {
  return function LazyPart(props: Props) {
    const part = useSignal<{ readonly Part: ComponentType<Props> } | 'loading' | 'failed'>('loading');
    useEffect(() => {
      load().then(
        ({ default: Part }) => {
          part.value = { Part };
        },
        (error: unknown) => {
          console.error('A part of the workbench did not load.', error);
          part.value = 'failed';
        },
      );
    }, [part]);
    if (part.value === 'loading') return <p class="wb-empty">Loading…</p>;
    if (part.value === 'failed') return <p class="wb-empty">This part could not be loaded.</p>;
    const { Part } = part.value;
    return <Part {...props} />;
  };
}
