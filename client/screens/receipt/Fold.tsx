import type { ComponentChildren, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

interface FoldProps {
  id: string;
  title: string;
  /** What is inside in a few words, so that a reader knows whether to open it. */
  gist: string;
  /** False where the gist has said it all. */
  children: ComponentChildren | false;
}

/** A part of the sheet that opens at its heading. */
export function Fold({ id, title, gist, children }: FoldProps) {
  const head = (
    <>
      <h2 id={id}>{title}</h2>
      <span class="receipt-sub">{gist}</span>
    </>
  );
  return (
    <section class="receipt-part receipt-fold" aria-labelledby={id}>
      {children === false ? (
        <div class="receipt-fold-head">{head}</div>
      ) : (
        <details>
          <summary class="receipt-fold-head">{head}</summary>
          <div class="receipt-folded">{children}</div>
        </details>
      )}
    </section>
  );
}

/** Paper cannot be opened: whatever is folded is open while it prints, and only then. */
export function useOpenInPrint(sheet: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...(sheet.current?.querySelectorAll<HTMLDetailsElement>('details:not([open])') ?? [])];
      for (const details of opened) details.open = true;
    };
    const fold = (): void => {
      for (const details of opened) details.open = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', fold);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', fold);
    };
  }, [sheet]);
}
