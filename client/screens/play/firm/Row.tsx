import type { ComponentChildren } from 'preact';

/** One figure: what it is on the left, how much on the right. */
export function Row({ name, children, tone }: { name: ComponentChildren; children: ComponentChildren; tone?: 'down-text' | 'warn-text' }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={tone}>{children}</dd>
    </div>
  );
}
