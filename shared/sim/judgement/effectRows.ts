/** Kinds of rows that the engine writes because a change is in force. */
import type { ChangeKind } from '../commands.ts';
import type { EvidenceVerb } from './types.ts';

const EFFECTS: Partial<Record<ChangeKind, readonly EvidenceVerb[]>> = {
  credit_line: ['money_left'],
  liquidation_exemption: ['passed_over'],
  route_liquidations: ['routed_to_desk'],
  unlisted_account: ['debt_moved'],
  fund_formula: ['fund_checked'],
};

export const effectsOf = (kind: ChangeKind): readonly EvidenceVerb[] => EFFECTS[kind] ?? [];
