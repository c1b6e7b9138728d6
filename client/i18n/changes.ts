/** Changes in words: the places where a number meets a name. */
import type { ChangeKind } from '../../shared/sim/commands.ts';
import { usdShort } from '../overlay/format.ts';
import { type GlossaryId, t } from './t.ts';

/** A change's value with its unit; null for a change that has none. */
export function changeValue(kind: ChangeKind, value: number): string | null {
  if (kind === 'credit_line' || kind === 'earn_product') return usdShort(value);
  if (kind === 'issue_token') return t(value === 1 ? 'change.issue_token.thin' : 'change.issue_token.wide');
  if (kind === 'leverage_cap') return t('unit.leverage', { n: value });
  if (kind === 'taker_fee') return t('unit.bps', { n: value });
  return null;
}

const withValue = (kind: ChangeKind, value: number): { value: string } => ({ value: changeValue(kind, value) ?? '' });

export const changeTitle = (kind: ChangeKind, value: number): string => t(`change.${kind}.title`, withValue(kind, value));
export const changeBody = (kind: ChangeKind, value: number): string => t(`change.${kind}.body`, withValue(kind, value));
/** For the middle of a sentence: "credit line of $30.0 M". */
export const changeNamed = (kind: ChangeKind, value: number): string => t(`change.${kind}.named`, withValue(kind, value));

export function changeScope(kind: ChangeKind): string {
  switch (kind) {
    case 'credit_line':
    case 'earn_product':
      return t('change.scope.desk');
    case 'liquidation_exemption':
    case 'full_mark':
    case 'fast_lane':
    case 'desk_fee_tier':
      return t('change.scope.flagged');
    case 'fund_formula':
    case 'house_token_reserve':
      return t('change.scope.page');
    case 'issue_token':
    case 'lean_long':
    case 'token_loan':
    case 'loss_at_desk':
    case 'buy_out_holder':
    case 'pump_token':
    case 'defend_token':
    case 'say_same_rules':
    case 'say_assets_fine':
    case 'presale_stake':
    case 'lender_stake':
    case 'say_never_lost':
    case 'split_audit_pack':
    case 'attack_peg':
    case 'say_testimony':
    case 'save_lenders':
    case 'second_sheet':
    case 'friends_first':
    case 'rescue_pitch':
    case 'auto_delete':
    case 'rescue_protocol':
    case 'roll_loan':
    case 'investors_sheet':
      return t('change.scope.firm');
    case 'route_liquidations':
      return t('change.scope.liquidations');
    case 'unlisted_account':
      return t('change.scope.totals');
    default:
      return t('change.scope.all');
  }
}

const terms: Partial<Record<ChangeKind, GlossaryId>> = {
  credit_line: 'credit_line',
  liquidation_exemption: 'liquidation',
  full_mark: 'collateral_weight',
  fast_lane: 'free_collateral',
  fund_formula: 'displayed_fund',
  house_token_reserve: 'displayed_fund',
  per_account_rates: 'imf',
  route_liquidations: 'sold_in_book',
  unlisted_account: 'related_party',
  leverage_cap: 'leverage',
  taker_fee: 'fees',
  issue_token: 'key',
  lean_long: 'lean',
  earn_product: 'credit_line',
  token_loan: 'key',
  loss_at_desk: 'insurance_fund',
  buy_out_holder: 'key',
  pump_token: 'key',
  defend_token: 'key',
  say_same_rules: 'statement',
  say_assets_fine: 'statement',
  list_hot_tokens: 'collateral_weight',
  presale_stake: 'equity',
  lender_stake: 'equity',
  say_never_lost: 'statement',
  split_audit_pack: 'related_party',
  attack_peg: 'outside_venue',
  desk_fee_tier: 'fees',
  list_perp: 'perpetual',
  say_testimony: 'statement',
  save_lenders: 'lenders',
  second_sheet: 'lenders',
  friends_first: 'queue_policy',
  rescue_pitch: 'coverage',
  auto_delete: 'statement',
  rescue_protocol: 'equity',
  roll_loan: 'lenders',
  investors_sheet: 'statement',
};
/** The word that a change turns on, for its tip. */
export const changeTerm = (kind: ChangeKind): GlossaryId => terms[kind] ?? 'leverage';
