import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type GlossaryId, t } from '../i18n/t.ts';
import '../styles/cards.css';

const MARGIN = 8;

/** Puts the tip under its word, or above it where there is no room, inside the window. */
function place(word: HTMLElement, tip: HTMLElement): void {
  const at = word.getBoundingClientRect();
  const below = at.bottom + MARGIN + tip.offsetHeight < innerHeight;
  tip.style.left = `${Math.max(MARGIN, Math.min(at.left, innerWidth - tip.offsetWidth - MARGIN))}px`;
  tip.style.top = `${below ? at.bottom + 4 : Math.max(MARGIN, at.top - tip.offsetHeight - 4)}px`;
}

/** A word with its meaning: shown on hover, focus or click, closed by Escape. */
export function Term({ id, children }: { id: GlossaryId; children?: ComponentChildren }) {
  const tipId = useId();
  const word = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open || !word.current || !tip.current) return;
    tip.current.showPopover();
    place(word.current, tip.current);
    const close = () => setOpen(false);
    addEventListener('scroll', close, true);
    return () => removeEventListener('scroll', close, true);
  }, [open]);
  const name = t(`glossary.${id}.name`);
  return (
    <span class="term">
      <button
        ref={word}
        type="button"
        class="term-word"
        aria-expanded={open}
        aria-describedby={open ? tipId : undefined}
        aria-label={typeof children === 'string' && /\w/.test(children) ? undefined : name}
        onClick={() => setOpen(true)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={() => setOpen(document.activeElement === word.current)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children ?? name}
      </button>
      {open && (
        <span ref={tip} id={tipId} role="tooltip" popover="manual" class="term-tip">
          <b>{name}</b> {t(`glossary.${id}.text`)}
        </span>
      )}
    </span>
  );
}
