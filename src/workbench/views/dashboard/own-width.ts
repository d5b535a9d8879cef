// The width of an element, followed as it changes: a drawing in pixels keeps its letters readable at any width.
import { useSignal } from '@preact/signals';
import { type MutableRef, useEffect, useRef } from 'preact/hooks';

/** Zero until the element is there, and while it is hidden. */
export function useOwnWidth<E extends HTMLElement>(): { readonly ref: MutableRef<E | null>; readonly width: number } {
  const ref = useRef<E | null>(null);
  const width = useSignal(0);
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      width.value = Math.floor(entry?.contentRect.width ?? 0);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [width]);
  return { ref, width: width.value };
}
