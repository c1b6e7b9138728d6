import type { Part } from './knewWords.ts';

export function Glyph({ part }: { part: Part | 'asked' }) {
  return (
    <svg class="trial-glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {part === 'did' && <circle cx="7" cy="7" r="6" class="is-full" />}
      {part === 'said' && (
        <>
          <circle cx="7" cy="7" r="5.2" />
          <path d="M4 7h6" />
        </>
      )}
      {part === 'told' && (
        <>
          <circle cx="7" cy="7" r="5.2" />
          <circle cx="7" cy="7" r="2.6" class="is-full" />
        </>
      )}
      {part === 'could' && (
        <>
          <circle cx="7" cy="7" r="5.2" />
          <path d="M7 1.8a5.2 5.2 0 0 1 0 10.4z" class="is-full" />
        </>
      )}
      {part === 'spoke' && (
        <>
          <circle cx="7" cy="7" r="5.2" />
          <path d="M7 3.8v3.9M7 9.5v.7" />
        </>
      )}
      {part === 'no' && (
        <>
          <circle cx="7" cy="7" r="5.2" />
          <path d="M3.4 10.6l7.2-7.2" />
        </>
      )}
      {part === 'not' && <circle cx="7" cy="7" r="5.2" />}
      {part === 'cannot' && <circle cx="7" cy="7" r="5.2" stroke-dasharray="2 2" />}
      {part === 'public' && (
        <>
          <rect x="2.5" y="1.5" width="9" height="11" />
          <path d="M5 5h4M5 7.5h4M5 10h2.5" />
        </>
      )}
      {part === 'asked' && <path d="M4.6 5a2.4 2.4 0 1 1 3.4 2.2Q7 7.7 7 9M7 11.3v.6" />}
    </svg>
  );
}
