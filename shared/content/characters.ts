/** The characters that play empty seats, and who sits where unless somebody says otherwise. */
import type { CharacterId, CharacterSpec, FirmHabits } from '../sim/policies/character.ts';
import type { Scenario, SeatId } from '../sim/scenario.ts';

const MILLION_CENTS = 100_000_000;

const tempting: FirmHabits = {
  tone: 'warm',
  asksForOffers: 0.9,
  favours: 'sign',
  objections: 0,
  escalates: false,
  wishesARound: 2,
  levers: 'growth',
  auditsARound: 1,
  tellsBelow: null,
  queueInRun: 'favourites_first',
};
const careful: FirmHabits = {
  tone: 'plain',
  asksForOffers: 0.1,
  favours: 'narrow',
  objections: 20,
  escalates: false,
  wishesARound: 1,
  levers: 'prudent',
  auditsARound: 2,
  tellsBelow: 0.97,
  queueInRun: 'pro_rata',
};

const granting: Omit<CharacterSpec, 'id'> = {
  privileges: 'grant',
  signsUpToCents: 40 * MILLION_CENTS,
  directionalShare: 1,
  outsideShareOnLine: 0.12,
  asksForCredit: true,
  takesBlocks: true,
  cutsAfterTurn: false,
  flattersPage: true,
  answerAfterSteps: 12,
  answerSpreadSteps: 16,
  habits: tempting,
};
const refusing: Omit<CharacterSpec, 'id'> = {
  ...granting,
  privileges: 'refuse',
  directionalShare: 0.35,
  outsideShareOnLine: 0,
  asksForCredit: false,
  cutsAfterTurn: true,
  flattersPage: false,
  habits: careful,
};

export const characters: Record<CharacterId, CharacterSpec> = {
  persuasive_chief: { ...granting, id: 'persuasive_chief', habits: { ...tempting, wishesARound: 3 } },
  careful_chief: { ...refusing, id: 'careful_chief' },
  deferential_engineer: {
    ...granting,
    id: 'deferential_engineer',
    answerAfterSteps: 16,
    habits: { ...tempting, asksForOffers: 0.75, objections: 1 },
  },
  exact_engineer: { ...refusing, id: 'exact_engineer', answerAfterSteps: 16 },
  gambler_desk: { ...granting, id: 'gambler_desk', habits: { ...tempting, asksForOffers: 0.95, wishesARound: 1 } },
  patient_desk: { ...refusing, id: 'patient_desk' },
  tired_risk: {
    ...granting,
    id: 'tired_risk',
    answerAfterSteps: 20,
    habits: { ...tempting, asksForOffers: 0.7, objections: 3, wishesARound: 1 },
  },
  keen_risk: { ...refusing, id: 'keen_risk' },
  smooth_treasurer: {
    ...granting,
    id: 'smooth_treasurer',
    answerAfterSteps: 14,
    habits: { ...tempting, asksForOffers: 0.85, objections: 1 },
  },
  exact_treasurer: { ...refusing, id: 'exact_treasurer', answerAfterSteps: 16 },
  bright_voice: { ...granting, id: 'bright_voice', habits: { ...tempting, asksForOffers: 0.9 } },
  plain_voice: { ...refusing, id: 'plain_voice' },
  by_the_book: {
    ...refusing,
    id: 'by_the_book',
    habits: { ...careful, asksForOffers: 0, favours: 'refuse', objections: 1_000, escalates: true, tellsBelow: 1 },
  },
};

export const defaultCharacters: Record<SeatId, CharacterId> = {
  chief: 'persuasive_chief',
  engineer: 'deferential_engineer',
  desk: 'gambler_desk',
  risk: 'tired_risk',
  treasurer: 'smooth_treasurer',
  voice: 'bright_voice',
};

export const castOf = (scenario: Scenario): Record<SeatId, CharacterId> => ({ ...defaultCharacters, ...scenario.cast });
