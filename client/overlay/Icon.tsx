import type { JSX } from 'preact';

const paths = {
  floor: (
    <>
      <path d="M8 2l6.5 3.6v5L8 14.2 1.5 10.6v-5z" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 7.6l6-2.2M8 7.6V14M8 7.6L2 5.4" stroke="currentColor" stroke-width="1.3" />
    </>
  ),
  trade: (
    <>
      <path d="M4 1.5v3M4 11v3M12 1.5V5M12 10v4.5" stroke="currentColor" stroke-width="1.5" />
      <rect x="2" y="4.5" width="4" height="6.5" rx="1" />
      <rect x="10" y="5" width="4" height="5" rx="1" fill="none" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
  book: <path d="M2 3h12M2 6.3h8M2 9.6h12M2 12.9h6" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" />,
  code: (
    <path
      d="M5.5 4L1.8 8l3.7 4M10.5 4l3.7 4-3.7 4"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  inbox: (
    <>
      <path d="M2 9l2-6h8l2 6v4.5H2z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
      <path d="M2 9h3.5l1 2h3l1-2H14" fill="none" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
  firm: (
    <>
      <path d="M2 14V6l6-4 6 4v8z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />
      <path d="M6 14v-4h4v4" fill="none" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
  sound: (
    <>
      <path d="M2 6h3l4-3v10l-4-3H2z" />
      <path
        d="M11 5.5a3.6 3.6 0 0 1 0 5M12.8 3.5a6.4 6.4 0 0 1 0 9"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />
    </>
  ),
  silence: (
    <>
      <path d="M2 6h3l4-3v10l-4-3H2z" />
      <path d="M11.3 6l3.4 4M14.7 6l-3.4 4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
    </>
  ),
  menu: <path d="M2 3.4h12v1.8H2zM2 7.1h12v1.8H2zM2 10.8h12v1.8H2z" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" stroke-width="1.6" />
    </>
  ),
  phone: (
    <>
      <path d="M2 6q6-5 12 0l-1.6 2.8-2.8-.9q-1.6-.6-3.2 0l-2.8.9z" />
      <path d="M4 9.5h8l1 4H3z" />
    </>
  ),
  warn: <path d="M8 1.5l7 12.5H1z" />,
  check: (
    <path d="M2.5 8.5l3.5 3.5 7.5-8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
  ),
  pause: <path d="M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof paths;

/** A drawing beside words, never in place of them. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}

export function FirmMark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true">
      <path d="M15 2l12 6.5v13L15 28 3 21.5v-13z" fill="#18223b" stroke="#ffd9a0" stroke-width="1.4" />
      <path
        d="M7 19q2-3 4 0t4 0 4 0 4 0M7 15.5q2-3 4 0t4 0 4 0 4 0"
        fill="none"
        stroke="#ffd9a0"
        stroke-width="1.6"
        stroke-linecap="round"
      />
      <circle cx="15" cy="9.6" r="2.5" fill="#ffd9a0" />
    </svg>
  );
}
