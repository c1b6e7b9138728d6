/** The same team with chosen decisions turned. Worlds are the seed's, so a variant meets the same market as the team did. */
import type { OfferId } from '../../business.ts';
import { AS_PLAYED, type TeamRule, type Turned } from './types.ts';

const turn = (rule: TeamRule, id: string, turned: Partial<Turned>): TeamRule => ({ ...rule, id, turned: { ...AS_PLAYED, ...turned } });

/** Its clean twin: every yes turned into the honest way that the offer names first, its own levers and care kept. */
export const cleanTwin = (rule: TeamRule): TeamRule => turn(rule, 'clean', { offers: 'all', honestWords: true });
export const without = (rule: TeamRule, offer: OfferId): TeamRule => turn(rule, `without-${offer}`, { offers: [offer] });
export const noYesFrom = (rule: TeamRule, round: number): TeamRule => turn(rule, `no-yes-from-${round}`, { noYesFrom: round });
export const tellingAt = (rule: TeamRule, round: number): TeamRule =>
  turn(rule, `tell-at-${round}`, { noYesFrom: round, tellAt: round, honestWords: true });

/** Offers that the team said yes to at least once. */
export const yesesOf = ({ offers }: TeamRule): OfferId[] =>
  (Object.keys(offers) as OfferId[]).filter((offer) => offers[offer]!.some(({ answer }) => answer === 'ask'));
