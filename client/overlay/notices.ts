/** One line about what came of the last action. Refusals interrupt; results wait their turn. */
import { signal } from '@preact/signals';

export interface Notice {
  id: number;
  kind: 'result' | 'refusal';
  text: string;
  /** False where the page shows the same words already: then the line is only read aloud. */
  shown: boolean;
}

const SHOWN_MS = { result: 6000, refusal: 12_000 };

export const notice = signal<Notice | null>(null);

let lastId = 0;

function show(kind: Notice['kind'], text: string, shown: boolean): void {
  lastId += 1;
  const id = lastId;
  notice.value = { id, kind, text, shown };
  setTimeout(() => {
    if (notice.value?.id === id) notice.value = null;
  }, SHOWN_MS[kind]);
}

export const tellResult = (text: string): void => show('result', text, true);
export const tellRefusal = (text: string, shown = true): void => show('refusal', text, shown);
export const dismissNotice = (): void => {
  notice.value = null;
};
