/** What a bot gives as its reason: for whoever reads the record. */
import type { OfferId } from '../../business.ts';
import type { ChangeKind, ReasonId } from '../../commands.ts';
import { isLine, topicSaidBy } from '../../firm/requestTable.ts';

export const REASON_TO_ASK: Readonly<Record<OfferId, ReasonId>> = {
  D01: 'conversions_fail',
  D02: 'growth',
  D03: 'missed_trades',
  D04: 'growth',
  D05: 'temporary',
  D06: 'everyone_does',
  D07: 'growth',
  D08: 'missed_trades',
  D09: 'everyone_does',
  D10: 'growth',
  D11: 'growth',
  D12: 'temporary',
  D13: 'own_risk',
  D14: 'client_pressure',
  D15: 'growth',
  D16: 'missed_trades',
  D17: 'growth',
  D18: 'calm_customers',
  D19: 'temporary',
  D20: 'everyone_does',
  D21: 'calm_customers',
  D22: 'temporary',
  D23: 'calm_customers',
  D24: 'calm_customers',
  D25: 'calm_customers',
  D26: 'client_pressure',
  D27: 'temporary',
  D28: 'everyone_does',
  N1: 'missed_trades',
  N2: 'growth',
  N3: 'temporary',
  N4: 'temporary',
  N5: 'everyone_does',
  N6: 'everyone_does',
  N7: 'missed_trades',
  N8: 'calm_customers',
  N9: 'growth',
};

/** Of a favour: a line is always for a few weeks; a hand that carries out was told to; a sentence is for the customers. */
export function reasonToSign(kind: ChangeKind, type: 'approve_request' | 'merge_request'): ReasonId {
  if (isLine(kind)) return 'temporary';
  if (type === 'merge_request') return 'not_my_call';
  return topicSaidBy(kind) === null ? 'missed_trades' : 'calm_customers';
}

/** What of a change one minds: that it is one account's, that its size could not be made good, or that nobody has seen what is so. */
export const reasonToObject = (kind: ChangeKind): ReasonId =>
  WORDS.includes(kind) ? 'not_seen' : LOANS.includes(kind) ? 'too_large' : 'no_exceptions';

/** Changes of what is said, and of customers' money. */
export const WORDS: readonly ChangeKind[] = ['say_same_rules', 'say_assets_fine', 'fund_formula', 'house_token_reserve', 'loss_at_desk'];
export const LOANS: readonly ChangeKind[] = ['token_loan', 'earn_product', 'buy_out_holder', 'pump_token', 'defend_token', 'lean_long'];
