import type { FuturesMessage } from '../../../shared/net/futures.ts';

/** What the card of a question is given. */
export interface QuestionProps {
  /** Null before it was asked. */
  message: FuturesMessage | null;
  busy: boolean;
  onAsk(): void;
  onCancel(): void;
}
