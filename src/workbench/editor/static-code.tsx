// The code before the editor is drawn: the page's own highlighted code where the file is as the lab gives it, else plain text.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { shownFiles } from '../../lab/definition.ts';
import type { LabStore } from '../state/lab-store.ts';

export function StaticCode({ store }: { readonly store: LabStore }) {
  const box = useRef<HTMLDivElement>(null);
  const active = store.active.value;
  const content = store.content.value;
  const index = Math.max(0, content ? shownFiles(content).indexOf(active) : 0);
  const edited = content?.readOnly.includes(active) ? undefined : store.progress.value.files[active];
  useLayoutEffect(() => {
    if (edited !== undefined) return;
    const made = document.querySelectorAll<HTMLElement>('[data-lab-static] [role="tabpanel"]')[index];
    const copy = made?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return;
    for (const attribute of ['id', 'role', 'aria-labelledby', 'data-hidden']) copy.removeAttribute(attribute);
    box.current?.replaceChildren(copy);
  }, [index, edited]);
  if (edited === undefined) return <div class="wb-static" ref={box} key={`made-${index}`} />;
  return (
    <div class="wb-static" key={`own-${index}`}>
      <pre>
        <code>{edited}</code>
      </pre>
    </div>
  );
}
