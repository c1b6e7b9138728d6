/** Changes and weeks in words: the places where a number meets a name. */
import type { ChangeKind } from '../../shared/sim/commands.ts';
import { usdShort } from '../overlay/format.ts';
import { type GlossaryId, t } from './t.ts';

/** A change's value with its unit; null for a change that has none. */
export function changeValue(kind: ChangeKind, value: number): string | null {
  if (kind === 'credit_line') return usdShort(value);
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
      return t('change.scope.desk');
    case 'liquidation_exemption':
    case 'full_mark':
    case 'fast_lane':
      return t('change.scope.flagged');
    case 'fund_formula':
    case 'house_token_reserve':
      return t('change.scope.page');
    case 'route_liquidations':
      return t('change.scope.liquidations');
    case 'unlisted_account':
      return t('change.scope.totals');
    default:
      return t('change.scope.all');
  }
}

const terms: Record<ChangeKind, GlossaryId> = {
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
};
/** The word that a change turns on, for its tip. */
export const changeTerm = (kind: ChangeKind): GlossaryId => terms[kind];

/** Business week of a step, from 1; the last step of a week still belongs to it. */
export const weekOf = (step: number, daysPerStep: number): number => Math.floor((Math.max(0, step - 1) * daysPerStep) / 7) + 1;
