/**
 * Changes that turn one switch in the rules and, where they favour one account, one flag on it. Each switch is read by exactly one
 * check; merged it is on, reverted or expired it is off again.
 */
import type { ChangeKind } from '../commands.ts';
import type { Account, Rules } from '../state.ts';

export interface SwitchSpec {
  rule:
    | 'liquidationReadsFlag'
    | 'weightReadsFlag'
    | 'fundsCheckReadsFlag'
    | 'fundFollowsVolume'
    | 'pageCountsHouseToken'
    | 'concentrationPerOwner';
  /** What the rule reads once the change is merged. */
  merged: boolean;
  /** Flag that the merge sets on the desk's account; null where the rule reads one that is there already, or none. */
  flag: 'fullMark' | 'fastLane' | null;
}

const SWITCHES: Partial<Record<ChangeKind, SwitchSpec>> = {
  liquidation_exemption: { rule: 'liquidationReadsFlag', merged: true, flag: null },
  full_mark: { rule: 'weightReadsFlag', merged: true, flag: 'fullMark' },
  fast_lane: { rule: 'fundsCheckReadsFlag', merged: true, flag: 'fastLane' },
  fund_formula: { rule: 'fundFollowsVolume', merged: true, flag: null },
  house_token_reserve: { rule: 'pageCountsHouseToken', merged: true, flag: null },
  per_account_rates: { rule: 'concentrationPerOwner', merged: false, flag: null },
};

export const switchOf = (kind: ChangeKind): SwitchSpec | null => SWITCHES[kind] ?? null;

export function turn(rules: Rules, account: Account, spec: SwitchSpec, on: boolean): void {
  rules[spec.rule] = on === spec.merged;
  if (spec.flag !== null) account[spec.flag] = on;
}

/** Changes that favour one account over all others; the page may say so or be silent. */
const PRIVILEGES: readonly ChangeKind[] = ['credit_line', 'liquidation_exemption', 'full_mark', 'fast_lane'];
export const isPrivilege = (kind: ChangeKind): boolean => PRIVILEGES.includes(kind);
