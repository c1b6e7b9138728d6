/**
 * Who carries what. A breach is something that cost points of coverage, equal treatment, truth or prudence; its points are not shared
 * out: each seat carries them by its own part, whoever else was there. Source: docs/decisions on the economy, "Roles and free-riding".
 */
import type { StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import { exp } from '../mathematics.ts';
import type { SeatId } from '../scenario.ts';
import type { DutyId } from './integrityScore.ts';

export type BreachId =
  | `request-${number}`
  | `said-${StatementTopic}`
  | 'over_limit_lean'
  | 'over_limit_token'
  | 'over_limit_stakes'
  | 'draw'
  | 'taken';
/** What a grant, a sentence or a habit cost. Days since the opening. */
export interface Breach {
  id: BreachId;
  kind: ChangeKind | null;
  topic: StatementTopic | null;
  requestId: number | null;
  points: number;
  duties: { duty: DutyId; points: number }[];
  fromDay: number;
  untilDay: number;
  rows: string[];
}

export type RoleId = 'proposed' | 'approved' | 'carried_out' | 'told_silent' | 'could_have_known' | 'objected' | 'escalated' | 'not_told';
const WHOLE = 1;
const CARRIED_OUT = 0.6;
const TOLD = 0.4;
const SILENT_PER_ROUND = 0.1;
const COULD_HAVE_KNOWN = 0.2;
const OBJECTED = 0.1;
const CARRIED_SCALE = 60;

/** What one seat had to do with one breach. */
export interface Involvement {
  proposed: boolean;
  approved: boolean;
  carriedOut: boolean;
  /** Objected on the record, with a reason, before the act. */
  objected: boolean;
  /** Took it to the board, or outside the firm. */
  escalated: boolean;
  /** Whole rounds for which it knew and let it stand; null if it was not told. */
  roundsSilent: number | null;
  /** Its own screens showed it two rounds running. */
  couldHaveKnown: boolean;
}
export interface SeatBreach {
  breachId: BreachId;
  role: RoleId;
  roundsSilent: number | null;
  weight: number;
  points: number;
  rows: string[];
}
export interface SeatResponsibility {
  breaches: SeatBreach[];
  carried: number;
  /** Points taken off what is carried for having brought the repair about. */
  credit: number;
  /** 0..100. */
  score: number;
}

export const NOT_INVOLVED: Involvement = {
  proposed: false,
  approved: false,
  carriedOut: false,
  objected: false,
  escalated: false,
  roundsSilent: null,
  couldHaveKnown: false,
};

/** The heaviest part counts, once. Who acted is not made lighter by objecting; who did not is freed by taking it further. */
export function roleOf(part: Involvement): { role: RoleId; weight: number } {
  if (part.proposed) return { role: 'proposed', weight: WHOLE };
  if (part.approved) return { role: 'approved', weight: WHOLE };
  if (part.carriedOut) return { role: 'carried_out', weight: CARRIED_OUT };
  if (part.escalated) return { role: 'escalated', weight: 0 };
  if (part.objected) return { role: 'objected', weight: OBJECTED };
  if (part.roundsSilent !== null) return { role: 'told_silent', weight: Math.min(WHOLE, TOLD + SILENT_PER_ROUND * part.roundsSilent) };
  if (part.couldHaveKnown) return { role: 'could_have_known', weight: COULD_HAVE_KNOWN };
  return { role: 'not_told', weight: 0 };
}

/** `credit` in points; it never lifts a seat above a clean one. */
export function answerFor(parts: { breach: Breach; part: Involvement; rows: string[] }[], credit: number): SeatResponsibility {
  const breaches = parts.map(({ breach, part, rows }) => {
    const { role, weight } = roleOf(part);
    return {
      breachId: breach.id,
      role,
      roundsSilent: role === 'told_silent' ? part.roundsSilent : null,
      weight,
      points: breach.points * weight,
      rows,
    };
  });
  const carried = breaches.reduce((sum, { points }) => sum + points, 0);
  const used = Math.min(carried, credit);
  return { breaches, carried, credit: used, score: 100 * exp((used - carried) / CARRIED_SCALE) };
}

/** The same with what was owned up to at the trial taken off too. */
export function withTestimony({ breaches, carried, credit }: SeatResponsibility, more: number): SeatResponsibility {
  const used = Math.min(carried, credit + more);
  return { breaches, carried, credit: used, score: 100 * exp((used - carried) / CARRIED_SCALE) };
}

export type SeatTable = Partial<Record<SeatId, SeatResponsibility>>;
