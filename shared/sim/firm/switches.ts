/**
 * Changes that turn one switch in the rules and, where they favour one account, one flag on it. Each switch is read by exactly one
 * check; merged it is on, reverted or expired it is off again.
 */
import type { ChangeKind } from '../commands.ts';
import { type Account, accountOf, optionalAccountOf, type SimState, secondAccountOf } from '../state.ts';
import { assert } from '../units.ts';

export interface SwitchSpec {
  rule:
    | 'liquidationReadsFlag'
    | 'weightReadsFlag'
    | 'fundsCheckReadsFlag'
    | 'liquidationsGoToDesk'
    | 'totalsSkipUnlisted'
    | 'fundFollowsVolume'
    | 'pageCountsHouseToken'
    | 'concentrationPerOwner'
    | 'thinCoinsCountInFull'
    | 'feesReadFlag'
    | 'recordsExpire';
  /** What the rule reads once the change is merged. */
  merged: boolean;
  /** Flag that the merge sets on one account; null where the rule reads one that is there already, or none. */
  flag: { name: 'fullMark' | 'fastLane' | 'unlisted' | 'feeTier'; account: 'desk' | 'desk_second' | 'desk_quotes' } | null;
}

const SWITCHES: Partial<Record<ChangeKind, SwitchSpec>> = {
  liquidation_exemption: { rule: 'liquidationReadsFlag', merged: true, flag: null },
  full_mark: { rule: 'weightReadsFlag', merged: true, flag: { name: 'fullMark', account: 'desk' } },
  fast_lane: { rule: 'fundsCheckReadsFlag', merged: true, flag: { name: 'fastLane', account: 'desk' } },
  fund_formula: { rule: 'fundFollowsVolume', merged: true, flag: null },
  house_token_reserve: { rule: 'pageCountsHouseToken', merged: true, flag: null },
  route_liquidations: { rule: 'liquidationsGoToDesk', merged: true, flag: null },
  unlisted_account: { rule: 'totalsSkipUnlisted', merged: true, flag: { name: 'unlisted', account: 'desk_second' } },
  list_hot_tokens: { rule: 'thinCoinsCountInFull', merged: true, flag: null },
  desk_fee_tier: { rule: 'feesReadFlag', merged: true, flag: { name: 'feeTier', account: 'desk_quotes' } },
  auto_delete: { rule: 'recordsExpire', merged: true, flag: null },
  per_account_rates: { rule: 'concentrationPerOwner', merged: false, flag: null },
};

export const switchOf = (kind: ChangeKind): SwitchSpec | null => SWITCHES[kind] ?? null;

export function turn(state: SimState, spec: SwitchSpec, on: boolean): void {
  state.rules[spec.rule] = on === spec.merged;
  if (spec.flag !== null) flaggedAccount(state, spec.flag)[spec.flag.name] = on;
}

/** The account that carries the flag of a switch. */
export function flaggedAccount(state: SimState, flag: NonNullable<SwitchSpec['flag']>): Account {
  // The desk quotes from its own account where it has none for that.
  const desk = accountOf(state, 'desk');
  const account =
    flag.account === 'desk'
      ? desk
      : flag.account === 'desk_second'
        ? secondAccountOf(state)
        : (optionalAccountOf(state, 'desk_quotes') ?? desk);
  assert(account !== null, `no account for the flag ${flag.name}`);
  return account;
}

/** Changes that favour one account over all others; the page may say so or be silent. */
const PRIVILEGES: readonly ChangeKind[] = [
  'credit_line',
  'liquidation_exemption',
  'full_mark',
  'fast_lane',
  'route_liquidations',
  'unlisted_account',
  'desk_fee_tier',
];
export const isPrivilege = (kind: ChangeKind): boolean => PRIVILEGES.includes(kind);
