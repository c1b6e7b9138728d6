/**
 * The focus does not fall out of the page when what has it goes or is shut: a control that was shut while something was sent gets it back,
 * and for one that is gone the nearest place around it that can be focused. A press beside everything lets go of it as ever.
 */
export function keepFocus(root: HTMLElement): void {
  let way: HTMLElement[] = [];
  const forget = (): void => {
    way = [];
  };
  const follow = ({ target }: FocusEvent): void => {
    way = [];
    for (let at = target instanceof HTMLElement ? target : null; at !== null; at = at.parentElement) way.push(at);
  };
  let looking = 0;
  const restore = (): void => {
    looking = 0;
    if (way.length === 0 || document.activeElement !== document.body) return;
    const next = way.find((one, index) => one.isConnected && (index === 0 || one.hasAttribute('tabindex')));
    if (!next?.matches(':disabled')) next?.focus({ preventScroll: true });
  };
  // A frame later: while the focus goes from one control to the next it lies nowhere.
  const look = (): void => {
    if (looking === 0) looking = requestAnimationFrame(restore);
  };
  addEventListener('pointerdown', forget, true);
  addEventListener('focusin', follow);
  new MutationObserver(look).observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}
