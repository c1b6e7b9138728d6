/** Standing choices of a seat, looked at once when a round opens. Source of the honest ones: docs/decisions/0015-economy.md. */
import type { SetLevers } from '../../commands.ts';
import type { LeverName } from '../../firm/levers.ts';
import { clamp } from '../../units.ts';
import type { FirmView, LeverView } from '../../views/firmTypes.ts';
import type { SeatView } from '../../views/types.ts';
import type { Look } from '../look.ts';
import { inForce, marketFalls, roundReturn } from './reading.ts';

type Choice = Partial<Record<LeverName, number | boolean>>;

const FIRST_PROVED_ROUND = 2;
/** What a desk on a good streak adds to its use of credit and to its lean in a round. */
const MORE_CREDIT = 0.06;
const MORE_LEAN = 0.1;

export function setLevers(look: Look, firm: FirmView): void {
  const { seat, view } = look;
  if (seat === 'engineer' || !look.once(`levers-${view.clock.round}`)) return;
  const wanted = seat === 'desk' ? desks(look, firm) : seat === 'risk' ? risks(look) : houses(look, firm);
  const command: SetLevers = { type: 'set_levers' };
  let moves = false;
  for (const lever of firm.levers) {
    const value = fitted(lever, wanted[lever.lever]);
    if (value === null || value === lever.value) continue;
    Object.assign(command, { [lever.lever]: value });
    moves = true;
  }
  if (moves) look.act(command);
}

/** Within what would be taken now; null where nothing is wanted or it cannot be had. */
function fitted({ range, locked, value: now }: LeverView, wanted: number | boolean | undefined): number | boolean | null {
  if (wanted === undefined) return null;
  const value = typeof wanted === 'number' && range !== null ? clamp(wanted, range.min, range.max) : wanted;
  return locked !== null && Number(value) > Number(now) ? null : value;
}

/** The exchange's own: each seat takes what is its. */
function houses(look: Look, firm: FirmView): Choice {
  const { view } = look;
  if (look.character.habits.levers === 'growth')
    return { fundShare: inForce(view, 'fund_formula') ? 0 : 0.06, marketingShare: 0.09, proofOfReserves: false };
  const honest: Choice = { fundShare: 0.1, marketingShare: 0.07 };
  return firm.disclosed === null && view.clock.round >= FIRST_PROVED_ROUND && coverageIsWhole(view)
    ? { ...honest, proofOfReserves: true }
    : honest;
}

const coverageIsWhole = ({ customers }: SeatView): boolean =>
  customers !== null && (customers.coverage ?? 1) >= 1 && customers.relatedPartyCents <= 0;

function desks(look: Look, firm: FirmView): Choice {
  const { view } = look;
  const now = (name: LeverName): number => Number(firm.levers.find((one) => one.lever === name)?.value ?? 0);
  const falls = marketFalls(view);
  if (look.character.habits.levers === 'prudent') {
    return { spread: falls ? 1.6 : 1, hedgeShare: 0.95, quoteShare: 0.72, farmShare: 0.08, leanShare: 0, creditShare: 0 };
  }
  const leans = now('leanShare') > 0;
  const credit = now('creditShare');
  return {
    spread: falls ? 1.4 : 1,
    hedgeShare: leans ? 0.3 : 0.9,
    quoteShare: 0.8,
    farmShare: 0.1,
    ...(leans && roundReturn(view) >= 0 ? { leanShare: now('leanShare') + MORE_LEAN } : {}),
    ...(credit > 0 && !falls ? { creditShare: credit + MORE_CREDIT } : {}),
  };
}

const risks = (look: Look): Choice => (look.character.habits.levers === 'prudent' ? { strictCollateral: true } : {});
