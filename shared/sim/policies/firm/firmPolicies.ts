/** Whole-firm policies by name: which offers a team takes, how large, what it signs, and what it plans. */
import type { OfferId } from '../../business.ts';
import type { AlternativeId, OfferSpec } from '../../businessSpec.ts';
import { placeInSession } from '../../firm/offers.ts';
import type { SimState } from '../../state.ts';
import { boomLevers, drawAbout, prudentLevers, randomLevers, unprovedLevers, unskilledLevers } from './leverPlans.ts';
import type { FirmMemory, FirmPolicy, FirmPolicyId } from './types.ts';

const SMALL_EXCEPTIONS: readonly OfferId[] = ['D01', 'D02', 'D03', 'D08', 'D16'];
const CLEAN_UP_ROUND = 4;
const FLAT_FROM_ROUND = 5;
const INSIDERS_TOO_MANY = 9;

const never = (): boolean => false;
const whilePaidOff = (_offer: OfferId, _state: SimState, memory: FirmMemory): boolean => memory.paidOff;
/** Honest about the rest, but a firm that means to go on drawing neither pays its debt down nor shows auditors what is drawn. */
const SHOWS_THE_DEBT: readonly OfferId[] = ['N5', 'D19'];
const keepsDrawing = ({ offer, alternatives }: OfferSpec): AlternativeId | null =>
  SHOWS_THE_DEBT.includes(offer) ? null : (alternatives[0] ?? null);
const disclosed = (state: SimState): boolean => state.business!.disclosed !== null;

/** The slope until `round`, counted as offers' windows are, at whose opening it discloses and repays. */
function cleanFrom(id: string, round: number): FirmPolicy {
  return {
    id,
    size: 1,
    page: 'flattering',
    levers: (state, memory) => (placeInSession(state) < round ? boomLevers : prudentLevers)(state, memory),
    takes: (_offer, state, memory) => placeInSession(state) < round && memory.paidOff,
    plan: (state) => (placeInSession(state) >= round && !disclosed(state) ? 'come_clean' : null),
    instead: keepsDrawing,
  };
}
export const cleanAt = (round: number): FirmPolicy => cleanFrom(`clean-at-${round}`, round);

/**
 * Prudent in everything but the named offers, which it takes whenever they come. It signs what the ledger says, unless the act is the fund
 * itself: a page signed true would take the act back.
 */
export const onlyTakes = (id: string, offers: readonly OfferId[]): FirmPolicy => ({
  id,
  size: 1,
  page: offers.includes('D09') ? 'flattering' : 'ledger',
  levers: prudentLevers,
  takes: (offer) => offers.includes(offer),
  instead: keepsDrawing,
});

export const firmPolicies: Record<FirmPolicyId, FirmPolicy> = {
  'slow-and-honest': { id: 'slow-and-honest', size: 1, page: 'ledger', levers: prudentLevers, takes: never },
  'honest-but-directional': {
    id: 'honest-but-directional',
    size: 1.6,
    page: 'ledger',
    levers: prudentLevers,
    takes: (offer, _state, memory) => offer === 'D06' && memory.paidOff,
  },
  'one-small-exception': {
    id: 'one-small-exception',
    size: 2.6,
    page: 'same_rules_anyway',
    levers: unprovedLevers,
    takes: (offer) => SMALL_EXCEPTIONS.includes(offer),
    instead: keepsDrawing,
  },
  'slippery-slope': { id: 'slippery-slope', size: 1, page: 'flattering', levers: boomLevers, takes: whilePaidOff, instead: keepsDrawing },
  degenerate: { id: 'degenerate', size: 1.6, page: 'flattering', levers: boomLevers, takes: () => true },
  'cheats-then-cleans-up': cleanFrom('cheats-then-cleans-up', CLEAN_UP_ROUND),
  'whistle-blower': {
    id: 'whistle-blower',
    size: 1,
    page: 'flattering',
    levers: (state, memory) => (disclosed(state) ? prudentLevers : boomLevers)(state, memory),
    takes: whilePaidOff,
    plan: (state) => (!disclosed(state) && state.business!.insiders > INSIDERS_TOO_MANY ? 'go_public' : null),
    instead: keepsDrawing,
  },
  random: {
    id: 'random',
    size: 1,
    page: 'flattering',
    levers: randomLevers,
    takes: (offer, state) => drawAbout(state, offer, 0) < 0.5,
    instead: ({ offer, alternatives }, state) => alternatives[Math.floor(drawAbout(state, offer, 1) * alternatives.length)] ?? null,
  },
  'quiet-repay': {
    id: 'quiet-repay',
    size: 1,
    page: 'flattering',
    levers: boomLevers,
    takes: (_offer, state, memory) => placeInSession(state) < CLEAN_UP_ROUND && memory.paidOff,
    plan: (state) => (placeInSession(state) >= CLEAN_UP_ROUND ? 'repay' : null),
    instead: keepsDrawing,
  },
  'flag-never-raised': {
    id: 'flag-never-raised',
    size: 0.6,
    page: 'same_rules_anyway',
    levers: prudentLevers,
    takes: (offer) => offer === 'D01' || offer === 'D02',
  },
  'hindsight-timer': {
    id: 'hindsight-timer',
    size: 1.6,
    page: 'ledger',
    levers: prudentLevers,
    takes: (offer, state) => offer === 'D06' && state.clock.round < FLAT_FROM_ROUND,
    plan: (state) => (state.clock.round >= FLAT_FROM_ROUND ? 'go_flat' : null),
  },
  'honest-unskilled': {
    id: 'honest-unskilled',
    size: 1,
    page: 'ledger',
    levers: unskilledLevers,
    hasty: true,
    takes: never,
    instead: ({ offer, alternatives }) => (offer === 'D04' ? 'no_token' : (alternatives[0] ?? null)),
  },
};

/** What all others are compared with. */
export const HONEST: FirmPolicyId = 'slow-and-honest';
/** The eight that every scenario is judged by; the others explain. */
export const MAIN_POLICIES: readonly FirmPolicyId[] = [
  'slow-and-honest',
  'honest-but-directional',
  'one-small-exception',
  'slippery-slope',
  'degenerate',
  'cheats-then-cleans-up',
  'whistle-blower',
  'random',
];
export const EXTRA_POLICIES: readonly FirmPolicyId[] = ['quiet-repay', 'flag-never-raised', 'hindsight-timer', 'honest-unskilled'];
export const CHEATS: readonly FirmPolicyId[] = ['one-small-exception', 'slippery-slope', 'degenerate'];

/** One named act, everything else clean, and the integrity that it should come to. Source: docs/decisions/0015-economy.md. */
export const integrityProbes: readonly { policy: FirmPolicy; expected: number }[] = [
  { policy: onlyTakes('hides-one-loss', ['D13']), expected: 74 },
  { policy: onlyTakes('fakes-the-fund', ['D09']), expected: 77 },
  { policy: onlyTakes('flag-alone', ['D01']), expected: 74 },
  { policy: onlyTakes('flag-and-silent-line', ['D01', 'D08']), expected: 20 },
  { policy: onlyTakes('farms-deposits', ['D10']), expected: 43 },
  { policy: onlyTakes('directional-own-money', ['D06']), expected: 89 },
  { policy: firmPolicies['honest-unskilled'], expected: 100 },
];

/** A policy by its name, with clean-at-K for any round K of an eight-round session and the probes by theirs; null for an unknown one. */
export function firmPolicyNamed(name: string): FirmPolicy | null {
  if (Object.hasOwn(firmPolicies, name)) return firmPolicies[name as FirmPolicyId];
  const clean = /^clean-at-(\d{1,2})$/.exec(name);
  if (clean !== null) return cleanAt(Number(clean[1]));
  return integrityProbes.find((probe) => probe.policy.id === name)?.policy ?? null;
}
