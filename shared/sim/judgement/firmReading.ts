/** What the judge reads of the firm at the end of a step; nothing of it is stored in the state. */
import type { ChangeKind } from '../commands.ts';
import { isLine } from '../firm/requestTable.ts';
import { customersMoneyInUseCents, riskParts, riskShare } from '../firm/worth.ts';
import { accountOf, type ChangeRequest, type SimState } from '../state.ts';
import type { FirmReading, InForce } from './integrals.ts';

export function readFirm(state: SimState): FirmReading {
  const business = state.business!;
  const parts = riskParts(state);
  return {
    day: state.clock.day,
    round: state.clock.round,
    useCents: customersMoneyInUseCents(state),
    depositsCents: business.depositsCents,
    riskShare: riskShare(parts),
    riskParts: parts,
    unfair: business.unfair,
    creditShare: business.levers.creditShare,
    hiddenLossCents: business.hiddenLossCents,
    paidByDeedsCents: business.paidByDeedsCents,
    inForce: changesInForce(state),
  };
}

/** The checks decide what is in force, not the paper: a flag that stands after its line was taken back is still that line's. */
function changesInForce(state: SimState): InForce[] {
  const found: InForce[] = [];
  for (const request of state.requests) if (request.status === 'merged' && isRead(state, request.kind)) found.push(inForce(request));
  if (isRead(state, 'credit_line') && !found.some((change) => change.isLine)) {
    const last = state.requests.findLast((request) => isLine(request.kind) && request.mergedStep !== null);
    if (last !== undefined) found.push(inForce(last));
  }
  return found;
}

const inForce = ({ requestId, kind, terms }: ChangeRequest): InForce => ({
  requestId,
  kind,
  isLine: isLine(kind),
  capCents: isLine(kind) ? terms.value : null,
});

/** A change that was merged counts only while something still reads it. */
function isRead(state: SimState, kind: ChangeKind): boolean {
  const { rules } = state;
  const desk = accountOf(state, 'desk');
  const business = state.business!;
  switch (kind) {
    case 'credit_line':
      return rules.floorReadsFlag && desk.allowNegative;
    case 'liquidation_exemption':
      return rules.liquidationReadsFlag && desk.allowNegative;
    case 'full_mark':
      return rules.weightReadsFlag && desk.fullMark;
    case 'fast_lane':
      return rules.fundsCheckReadsFlag && desk.fastLane;
    case 'list_hot_tokens':
      return rules.thinCoinsCountInFull;
    case 'desk_fee_tier':
      return rules.feesReadFlag;
    case 'route_liquidations':
      return rules.liquidationsGoToDesk;
    case 'earn_product':
      return business.earnProduct;
    case 'token_loan':
      return business.tokenLoan;
    default:
      return true;
  }
}
