/** The characters that play empty seats, and who sits where unless somebody says otherwise. */
import type { CharacterId, CharacterSpec } from '../sim/policies/character.ts';
import type { Scenario, SeatId } from '../sim/scenario.ts';

const MILLION_CENTS = 100_000_000;

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
};

export const characters: Record<CharacterId, CharacterSpec> = {
  persuasive_chief: { ...granting, id: 'persuasive_chief' },
  deferential_engineer: { ...granting, id: 'deferential_engineer', answerAfterSteps: 16 },
  gambler_desk: { ...granting, id: 'gambler_desk' },
  tired_risk: { ...granting, id: 'tired_risk' },
  by_the_book: {
    ...granting,
    id: 'by_the_book',
    privileges: 'refuse',
    directionalShare: 0.35,
    outsideShareOnLine: 0,
    asksForCredit: false,
    cutsAfterTurn: true,
    flattersPage: false,
  },
};

export const defaultCharacters: Record<SeatId, CharacterId> = {
  chief: 'persuasive_chief',
  engineer: 'deferential_engineer',
  desk: 'gambler_desk',
  risk: 'tired_risk',
};

export const castOf = (scenario: Scenario): Record<SeatId, CharacterId> => scenario.cast ?? defaultCharacters;
