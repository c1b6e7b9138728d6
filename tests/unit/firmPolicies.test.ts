import { beforeEach, describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { OfferId, OfferState } from '../../shared/sim/business.ts';
import type { Command, SeatCommand } from '../../shared/sim/commands.ts';
import { heldFundCents } from '../../shared/sim/firm/publicPage.ts';
import { decideFirm } from '../../shared/sim/policies/firm/decideFirm.ts';
import { cleanAt, firmPolicies, firmPolicyNamed, onlyTakes } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { createFirmMemory, type FirmMemory } from '../../shared/sim/policies/firm/types.ts';
import { holderOf } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { accountOf, type ChangeRequest, type SimState } from '../../shared/sim/state.ts';
import { newGame } from '../support/game.ts';

const honest = firmPolicies['slow-and-honest'];
const slope = firmPolicies['slippery-slope'];

let state: SimState;
let memory: FirmMemory;
beforeEach(() => {
  state = createSim(scenarios['the-long-boom']!, '7');
  memory = createFirmMemory();
});

let nextOffer = 1;
function open(offer: OfferId): OfferState {
  const spec = state.scenario.business!.offers.find((one) => one.offer === offer)!;
  const opened: OfferState = {
    offerId: nextOffer++,
    offer,
    seat: spec.proposer,
    openedDay: 0,
    openedStep: 0,
    untilDay: 30,
    status: 'open',
    alternative: null,
    requestId: null,
    reason: null,
    stalled: 0,
  };
  state.business!.offers.push(opened);
  return opened;
}

function request(status: ChangeRequest['status']): ChangeRequest {
  const made: ChangeRequest = {
    requestId: 900,
    kind: 'credit_line',
    status,
    terms: { value: 500_000_000, expiresAfterDays: 0, published: false },
    askedValue: 500_000_000,
    previousValue: 0,
    proposer: 'desk',
    proposedStep: 0,
    changedStep: 0,
    mergedStep: null,
    untilDay: null,
    trail: [{ verb: 'proposed', seat: 'desk', step: 0, reason: null }],
    timesUsed: 0,
    firstUsedStep: null,
  };
  state.requests.push(made);
  return made;
}

const only = <T extends Command['type']>(given: SeatCommand[], type: T): { seat: string; command: Extract<Command, { type: T }> }[] =>
  given.filter((one): one is SeatCommand & { command: Extract<Command, { type: T }> } => one.command.type === type);
const answers = (given: SeatCommand[]): string[] => only(given, 'answer_offer').map((one) => `${one.seat}:${one.command.answer}`);

describe('offers', () => {
  it('no answer at all leaves an offer as it lies, a plain no is said', () => {
    const offer = open('D03');
    const instead = (way: 'silence' | null) => ({ ...honest, instead: () => way });
    expect(answers(decideFirm(instead('silence'), state, memory))).toEqual([]);
    expect(answers(decideFirm(instead('silence'), state, memory))).toEqual([]);
    expect(answers(decideFirm(instead(null), state, memory))).toEqual([`${offer.seat}:decline`]);
  });

  it('an honest team takes the first other way, from the seat that the offer lies with', () => {
    const spec = state.scenario.business!.offers.find((one) => one.offer === 'D03')!;
    open('D03');
    expect(answers(decideFirm(honest, state, memory))).toEqual([`${holderOf(state.scenario, spec.proposer)}:${spec.alternatives[0]}`]);
  });

  it('a team that takes an offer asks once, declines if that is refused, then leaves it', () => {
    const { seat } = open('D01');
    const given = [1, 2, 3].map(() => answers(decideFirm(slope, state, memory)));
    expect(given).toEqual([[`${seat}:ask`], [`${seat}:decline`], []]);
  });

  it('the slope takes nothing once its shown wealth has fallen since the round of its last yes', () => {
    const { seat } = open('D01');
    decideFirm(slope, state, memory);
    memory.acceptedAtCents = memory.openingEquityCents + 1;
    state.clock.round = 2;
    open('D03');
    expect(answers(decideFirm(slope, state, memory)).some((word) => word.endsWith(':ask'))).toBe(false);
    memory.acceptedAtCents = memory.openingEquityCents;
    state.clock.round = 3;
    open('D05');
    expect(answers(decideFirm(slope, state, memory)).at(-1)).toMatch(/:ask$/);
    expect(seat).toBeDefined();
  });

  it('nobody takes another offer after everything has been told', () => {
    state.business!.disclosed = { day: 3, forced: false };
    open('D03');
    expect(answers(decideFirm(firmPolicies.degenerate, state, memory))[0]).not.toMatch(/:ask$/);
  });

  it('what comes into force is driven further by a larger firm, once', () => {
    state.business!.levers.creditShare = 0.2;
    accountOf(state, 'desk').borrowCents = 100_000_000_000;
    open('D08').status = 'granted';
    const driven = only(decideFirm(firmPolicies.degenerate, state, memory), 'set_levers').find((one) => 'creditShare' in one.command)!;
    expect(driven.seat).toBe('desk');
    expect(driven.command.creditShare).toBeCloseTo(0.2 + 0.09 * 0.6, 12);
    expect(only(decideFirm(firmPolicies.degenerate, state, memory), 'set_levers').some((one) => 'creditShare' in one.command)).toBe(false);
    expect(memory.inForce.D08).toBe(1);
  });
});

describe('signatures', () => {
  it('the approver signs, then the engineer merges, each once', () => {
    const made = request('proposed');
    const signed = (): string[] =>
      decideFirm(slope, state, memory)
        .filter((one) => 'requestId' in one.command)
        .map((one) => `${one.seat}:${one.command.type}`);
    expect(signed()).toEqual(['chief:approve_request']);
    expect(signed()).toEqual([]);
    made.status = 'approved';
    made.trail.push({ verb: 'approved', seat: 'chief', step: 0, reason: null });
    expect(signed()).toEqual(['engineer:merge_request']);
  });

  it('a policy may have its signers refuse', () => {
    const { requestId } = request('proposed');
    const given = decideFirm({ ...slope, signs: () => false }, state, memory).filter((one) => 'requestId' in one.command);
    expect(given.map((one) => [one.seat, one.command])).toEqual([['chief', { type: 'refuse_request', requestId, reason: 'own_risk' }]]);
  });
});

describe('levers', () => {
  it('are set by their own seats, and only those that differ', () => {
    const given = only(decideFirm(honest, state, memory), 'set_levers');
    expect(given.length).toBeGreaterThan(0);
    for (const { seat, command } of given) {
      if ('fundShare' in command) expect(seat).toBe('chief');
      if ('quoteShare' in command) expect(seat).toBe('desk');
      for (const [name, value] of Object.entries(command)) {
        if (name in state.business!.levers) expect(state.business!.levers[name as 'spread']).not.toBe(value);
      }
    }
    expect(only(decideFirm(honest, state, memory), 'set_levers')).toEqual([]);
  });

  it('no team claims to prove coverage while it uses customers’ money', () => {
    state.clock.round = 2;
    const proves = (): boolean =>
      only(decideFirm(honest, state, createFirmMemory()), 'set_levers').some((one) => one.command.proofOfReserves === true);
    expect(proves()).toBe(true);
    const { ledger, sole } = state;
    const cash = (index: number): number => ledger.balances[index * ledger.assets]!;
    ledger.balances[sole.desk * ledger.assets] = -cash(sole.firm_treasury) - cash(sole.exchange_fees) - 1_000_000_000;
    expect(proves()).toBe(false);
  });
});

describe('the close', () => {
  beforeEach(() => {
    state.phase = 'close';
  });
  const page = (given: SeatCommand[]) => only(given, 'publish_page')[0]!.command;

  it('an honest chief signs the fund that is held and admits an exception', () => {
    state.page.displayedFundCents = heldFundCents(state) + 5_000;
    const merged = request('merged');
    merged.mergedStep = 0;
    expect(page(decideFirm(honest, state, memory))).toMatchObject({ displayedFundCents: heldFundCents(state), claimsSameRules: false });
  });

  it('a flattering one signs no less than was shown, and equal rules', () => {
    state.page.displayedFundCents = heldFundCents(state) + 5_000;
    request('merged').mergedStep = 0;
    expect(page(decideFirm(slope, state, memory))).toMatchObject({
      displayedFundCents: heldFundCents(state) + 5_000,
      claimsSameRules: true,
    });
  });

  it('the page is signed once, and the next round opened', () => {
    expect(decideFirm(honest, state, memory).map((one) => one.command.type)).toEqual(['publish_page', 'open_round']);
    expect(decideFirm(honest, state, memory)).toEqual([]);
  });
});

describe('plans', () => {
  const planned = (policy: Parameters<typeof decideFirm>[0]): string[] =>
    decideFirm(policy, state, memory)
      .filter((one) => one.command.type === 'come_clean' || one.command.type === 'go_public')
      .map((one) => `${one.seat}:${one.command.type}`);

  it('clean-at-4 tells everything when round 4 opens, not before, in a longer session too', () => {
    state.business!.weather.rounds = 8;
    state.clock.round = 3;
    expect(planned(cleanAt(4))).toEqual([]);
    state.clock.round = 4;
    expect(planned(cleanAt(4))).toEqual(['chief:come_clean']);
    state.business!.weather.rounds = 10;
    memory = createFirmMemory();
    expect(planned(cleanAt(4))).toEqual(['chief:come_clean']);
    expect(firmPolicyNamed('clean-at-4')!.id).toBe('clean-at-4');
  });

  it('the whistle is blown once more than nine people know', () => {
    state.business!.insiders = 9;
    expect(planned(firmPolicies['whistle-blower'])).toEqual([]);
    state.business!.insiders = 9.5;
    state.clock.round = 2;
    expect(planned(firmPolicies['whistle-blower'])).toEqual(['engineer:go_public']);
  });
});

it('a game of one round has no firm to play', () => {
  expect(decideFirm(honest, newGame(), memory)).toEqual([]);
});

it('a probe takes what it is named for and nothing else', () => {
  const probe = onlyTakes('probe', ['D13']);
  expect(probe.takes('D13', state, memory)).toBe(true);
  expect(probe.takes('D01', state, memory)).toBe(false);
});
