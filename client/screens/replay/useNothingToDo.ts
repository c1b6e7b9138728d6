import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** What acts, wherever a panel has it: answers, levers, tickets, orders, transfers, ways to ask. */
const ACTING = [
  '.panel:not(.reel) .door',
  '.panel form',
  '.request-buttons',
  '.lever-row',
  '.lever-switch',
  '.leverage',
  '.acts',
  '.ask',
  '.aim-links',
  '.queue .panel-head button',
  '.run-policy',
  '.cancel-all',
  '.book-table td button',
].join();

/**
 * Makes every control that acts inert: it can be read, and neither pressed nor reached by keyboard. The panels belong to live play and
 * know nothing of records, so it is done to what they draw; tabs, lists and glossary terms stay as they are.
 */
export function useNothingToDo(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const still = (): void => {
      for (const found of element.querySelectorAll<HTMLElement>(ACTING)) found.inert = true;
      // With nothing left to press in it, a panel is scrolled by keyboard only if it can be focused itself.
      for (const panel of element.querySelectorAll<HTMLElement>('[role="tabpanel"]')) panel.tabIndex = 0;
    };
    still();
    const watcher = new MutationObserver(still);
    watcher.observe(element, { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [root]);
}
