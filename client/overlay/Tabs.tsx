import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface TabsProps<Id extends string> {
  label: string;
  open: Id;
  onOpen(id: Id): void;
  tabs: readonly { id: Id; label: string; body(): JSX.Element | null }[];
}

/** Tabs with one stop in the tab order; the arrow keys move between them. */
export function Tabs<Id extends string>({ label, open, onOpen, tabs }: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = tabs.find((tab) => tab.id === open) ?? tabs[0];
  if (!shown) return null;
  const move = (event: KeyboardEvent): void => {
    const offset = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (offset === undefined) return;
    event.preventDefault();
    const from = tabs.indexOf(shown);
    const to = Math.abs(offset) === 1 ? (from + offset + tabs.length) % tabs.length : offset < 0 ? 0 : tabs.length - 1;
    const next = tabs[to];
    if (!next) return;
    onOpen(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            type="button"
            key={tab.id}
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab.id === shown.id}
            aria-controls={`${base}-body`}
            tabIndex={tab.id === shown.id ? 0 : -1}
            onClick={() => onOpen(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div class="tab-body" role="tabpanel" tabIndex={-1} id={`${base}-body`} aria-labelledby={`${base}-${shown.id}`}>
        {shown.body()}
      </div>
    </>
  );
}
