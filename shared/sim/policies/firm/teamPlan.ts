/**
 * A whole-firm policy as plain data: what a search draws, a worker is sent and a table prints. It answers, signs and sets levers as the
 * named policies do.
 */
import type { OfferId } from '../../business.ts';
import type { AlternativeId } from '../../businessSpec.ts';
import { placeInSession } from '../../firm/offers.ts';
import { boomLevers, prudentLevers, unprovedLevers } from './leverPlans.ts';
import type { FirmPolicy, LeverChoice, PageHabit } from './types.ts';

const STYLES = { prudent: prudentLevers, unproved: unprovedLevers, boom: boomLevers } as const;

export interface TeamPlan {
  id: string;
  /** How the levers are set, and what is set otherwise all session long. */
  style: keyof typeof STYLES;
  fixed: LeverChoice;
  page: PageHabit;
  takes: readonly OfferId[];
  size: number;
  /** From the opening of this place of an eight-round session on: nothing is taken, and the firm tells or repays in silence. */
  exit: { place: number; how: 'tell' | 'repay' } | null;
  /** What is done instead of an offer, where it is not the first honest way. */
  instead: Partial<Record<OfferId, AlternativeId | 'decline'>>;
}

/** Prudent, refuses everything. */
export const PLAIN: Omit<TeamPlan, 'id'> = {
  style: 'prudent',
  fixed: {},
  page: 'ledger',
  takes: [],
  size: 1,
  exit: null,
  instead: {},
};

export function policyOf(team: TeamPlan): FirmPolicy {
  const { exit } = team;
  return {
    id: team.id,
    size: team.size,
    page: team.page,
    levers: (state, memory) => ({ ...STYLES[team.style](state, memory), ...team.fixed }),
    takes: (offer, state) => team.takes.includes(offer) && (exit === null || placeInSession(state) < exit.place),
    instead: ({ offer, alternatives }) => {
      const other = team.instead[offer] ?? alternatives[0] ?? null;
      return other === 'decline' ? null : other;
    },
    plan: (state) => {
      if (exit === null || placeInSession(state) < exit.place) return null;
      if (exit.how === 'repay') return 'repay';
      return state.business!.disclosed === null ? 'come_clean' : null;
    },
  };
}
