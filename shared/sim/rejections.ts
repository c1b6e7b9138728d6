/** Named refusals: a person asked for something that is not allowed. Nothing has changed when one is returned. */
export type RejectionCode =
  | 'wrong_phase'
  | 'foreign_seat'
  | 'malformed'
  | 'unknown_market'
  | 'not_listed'
  | 'unknown_order'
  | 'unknown_request'
  | 'unknown_block'
  | 'unknown_asset'
  | 'invalid_size'
  | 'invalid_price'
  | 'invalid_amount'
  | 'size_above_limit'
  | 'price_outside_band'
  | 'too_many_orders'
  | 'account_liquidating'
  | 'reduce_only_would_increase'
  | 'post_only_would_take'
  | 'no_liquidity'
  | 'insufficient_margin'
  | 'insufficient_balance'
  | 'wallet_empty'
  | 'request_closed'
  | 'request_open_already'
  | 'not_yours_to_decide'
  | 'leverage_above_cap'
  | 'terms_not_smaller'
  | 'prerequisite_missing'
  | 'unknown_offer'
  | 'offer_closed'
  | 'unknown_matter'
  | 'matter_closed'
  | 'above_hard_cap'
  | 'no_audit_left'
  | 'nothing_known'
  | 'done_already'
  | 'unknown_exhibit'
  | 'exhibit_open'
  | 'too_fast';

/** What was needed, what there was, and the largest size that would pass: enough for the interface to say what would make it pass. */
export interface Rejection {
  code: RejectionCode;
  needsCents?: number;
  haveCents?: number;
  shortByCents?: number;
  fitsLots?: number;
}

export const refuse = (code: RejectionCode): Rejection => ({ code });
