import { describe, expect, it } from 'vitest';
import { disclose } from '../../shared/sim/firm/disclosure.ts';
import { exitDoor } from '../../shared/sim/firm/exitDoor.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { orderlyEquityCents } from '../../shared/sim/firm/worth.ts';
import { atTableOf } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { atRound, openHole, setCash, theLongBoom } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

/** Customers’ money in use, a farm, ventures and a token of its own. */
function indebted(): SimState {
  const state = atRound(5);
  issueToken(state, true);
  openHole(state, 60 * MILLION);
  setCash(state, 'desk_farm', 50 * MILLION);
  setCash(state, 'desk_ventures', 30 * MILLION);
  state.business!.peakUseCents = 80 * MILLION;
  state.business!.gainsOnCustomersCents = 10 * MILLION;
  return state;
}

describe('the exit door', () => {
  it('names today’s figures to the chief of four', () => {
    const state = indebted();
    const door = exitDoor(state, 'chief')!;
    expect(door).toMatchObject({ figures: 'today', deskOwesCents: 100 * MILLION, repaidShare: 1 });
    expect(door.owedCents - door.thereCents!).toBeGreaterThan(0);
    expect(door.fineCents).toBe(Math.floor(Math.min(0.1 * 80 * MILLION + 0.9 * 10 * MILLION, 0.85 * door.worthCents)));
    expect(door.ownersKeepCents).toBe(door.worthCents - door.fineCents!);
    expect(door.shownEquityCents).toBeGreaterThan(door.worthCents);
  });

  it('fines as telling would', () => {
    const state = indebted();
    setCash(state, 'desk_farm', 200 * MILLION);
    const { fineCents } = exitDoor(state, 'chief')!;
    disclose(state, false, []);
    expect(state.business!.finesCents).toBe(fineCents);
  });

  it('is near an orderly sale in an ordinary market, and does not move with a mood that nobody knows', () => {
    const state = indebted();
    state.business!.outside.mood = 0.65;
    const { worthCents } = exitDoor(state, 'chief')!;
    expect(Math.abs(worthCents - orderlyEquityCents(state))).toBeLessThan(0.04 * 80 * MILLION);
    state.business!.outside.mood = 0.1;
    expect(exitDoor(state, 'chief')!.worthCents).toBe(worthCents);
    expect(orderlyEquityCents(state)).toBeLessThan(worthCents);
  });

  it('says how much customers would get where they cannot be paid in full', () => {
    const state = indebted();
    openHole(state, 80 * MILLION);
    setCash(state, 'desk_farm', 0);
    const door = exitDoor(state, 'chief')!;
    expect(door.repaidShare).toBeCloseTo(1 + door.worthCents / door.owedCents, 9);
    expect(door.repaidShare).toBeLessThan(1);
    expect([door.fineCents, door.ownersKeepCents]).toEqual([0, 0]);
  });

  it('is nobody else’s, and gone once it is known', () => {
    const state = indebted();
    expect((['engineer', 'desk', 'risk'] as const).map((seat) => exitDoor(state, seat))).toEqual([null, null, null]);
    disclose(state, true, []);
    expect(exitDoor(state, 'chief')).toBeNull();
  });

  it('at a table of six is counted by the treasurer; the chief has the last page and not what is there', () => {
    const state = createSim(atTableOf(theLongBoom, 6), '7');
    openHole(state, 20 * MILLION);
    state.business!.depositsCents *= 2;
    const published = state.business!.published.at(-1)!.find((row) => row.own)!.depositsCents;
    expect(exitDoor(state, 'treasurer')).toMatchObject({ figures: 'today', deskOwesCents: 60 * MILLION });
    expect(exitDoor(state, 'chief')).toMatchObject({
      figures: 'last_page',
      owedCents: published,
      thereCents: null,
      deskOwesCents: null,
      fineCents: null,
      repaidShare: null,
      ownersKeepCents: null,
    });
    expect(exitDoor(state, 'voice')).toBeNull();
  });
});
