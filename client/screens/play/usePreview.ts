import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { previewOrder } from '../../net/game.ts';
import { view } from '../../store/store.ts';
import { preview, ticketOrder } from './playState.ts';

const TYPING_PAUSE_MS = 180;
const REFRESH_MS = 1200;

/** Keeps the engine's answer about the ticket fresh: soon after a change, and now and then while the market moves. */
export function usePreview(): void {
  useEffect(() => {
    let timer = 0;
    let round = 0;
    let stepAsked = -1;
    const ask = async (): Promise<void> => {
      const order = ticketOrder.peek();
      round += 1;
      const mine = round;
      stepAsked = view.clock.peek().step;
      const answer = order ? await previewOrder(order) : null;
      if (mine === round) preview.value = answer;
    };
    const stop = effect(() => {
      if (!ticketOrder.value) preview.value = null;
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), TYPING_PAUSE_MS);
    });
    const refresh = setInterval(() => {
      if (!document.hidden && view.clock.peek().step !== stepAsked) void ask();
    }, REFRESH_MS);
    return () => {
      round += 1;
      stop();
      clearTimeout(timer);
      clearInterval(refresh);
      preview.value = null;
    };
  }, []);
}
