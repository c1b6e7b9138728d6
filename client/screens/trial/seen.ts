/**
 * What of a document somebody could see at its minute, read from that seat's own view of the step: all of it, the part that was said in
 * public, or nothing. Pure.
 */
import type { Exhibit, ExhibitDocument } from '../../../shared/sim/judgement/exhibitTypes.ts';
import type { SeatView } from '../../../shared/sim/views/types.ts';
import type { Eyes } from '../../replay/messages.ts';

/** A seat's eyes, the whole record, or a customer outside. */
export type Looking = Eyes | 'customers';
export type Sight = 'all' | 'said' | 'none';

export function sightOf(document: ExhibitDocument, exhibit: Exhibit, looking: Looking, view: SeatView): Sight {
  if (looking === 'record') return 'all';
  if (looking === 'customers') return publicSight(document, view);
  const knows = (requestId: number | null): boolean => view.requests.some((request) => request.requestId === requestId);
  switch (document.kind) {
    case 'diff':
    case 'pretext':
      return knows(document.requestId) ? 'all' : 'none';
    case 'refusal':
      return document.seat === looking || knows(exhibit.requestId) ? 'all' : 'none';
    case 'history':
      return view.code === null ? 'none' : 'all';
    case 'statement':
    case 'close':
      return view.customers === null && view.vault.trueCents === null ? 'said' : 'all';
    case 'fund_code':
      return view.customers === null && view.code === null ? 'said' : 'all';
    case 'sheet':
      return document.seat === looking || view.customers !== null ? 'all' : 'none';
    case 'withdrawals':
      return view.customers !== null || isPublicRun(view) ? 'all' : 'none';
    case 'audit':
      return looking === 'risk' ? 'all' : 'none';
    case 'loss':
    case 'talk':
      return 'all';
  }
}

/** A run and a stop of withdrawals are seen by whoever asks for money. */
const isPublicRun = ({ firm }: SeatView): boolean => firm !== null && (firm.run.on || firm.run.gated);

function publicSight(document: ExhibitDocument, view: SeatView): Sight {
  if (document.kind === 'statement' || document.kind === 'close' || document.kind === 'fund_code') return 'said';
  return document.kind === 'withdrawals' && isPublicRun(view) ? 'all' : 'none';
}
