import { describe, expect, it } from 'vitest';
import { characters } from '../../shared/content/characters.ts';
import { dealingLines } from '../../shared/content/texts/en/dealingLines.ts';
import { seatLines } from '../../shared/content/texts/en/seatLines.ts';
import { seatLinesSplit } from '../../shared/content/texts/en/seatLinesSplit.ts';
import { en } from '../../shared/content/texts/en.ts';
import type { ChangeKind, Command, InsteadId, ReasonId } from '../../shared/sim/commands.ts';
import { runOffers } from '../../shared/sim/firm/offers.ts';
import type { CharacterId } from '../../shared/sim/policies/character.ts';
import { dealingsWith } from '../../shared/sim/policies/dealings.ts';
import { decide } from '../../shared/sim/policies/decide.ts';
import { type BotMemory, createBotMemory } from '../../shared/sim/policies/look.ts';
import { WORDINGS } from '../../shared/sim/policies/seats/speak.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { ChangeRequest, SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';
import { atRound, mergeLine, offered, sign, tell } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';

/** A bot that lives on: each look is later than the last. */
function bot(state: SimState, seat: SeatId, who: CharacterId) {
  const memory = createBotMemory();
  let wait = 0;
  const look = (change?: (view: SeatView) => void) => {
    const view = seatView(state, seat, '');
    view.clock.step += wait;
    change?.(view);
    wait += 60;
    return decide(view, seat, characters[who], memory, '7');
  };
  const looks = (times: number, change?: (view: SeatView) => void) => {
    const all = Array.from({ length: times }, () => look(change));
    return { commands: all.flatMap((one) => one.commands), lines: all.flatMap(({ line }) => (line === null ? [] : [line])) };
  };
  return { memory, looks };
}
const ofType = (commands: readonly Command[], type: Command['type']): Command[] => commands.filter((one) => one.type === type);
const kindsOf = (commands: readonly Command[]): ChangeKind[] =>
  commands.flatMap((one) => (one.type === 'propose_change' ? [one.kind] : []));

function ask(state: SimState, kind: ChangeKind, value = 0): ChangeRequest {
  expect(tell(state, 'desk', { type: 'propose_change', kind, value, reason: 'missed_trades' })).toBeNull();
  return state.requests.at(-1)!;
}
const refuse = (state: SimState, { requestId }: ChangeRequest, reason: ReasonId, instead?: InsteadId) =>
  expect(tell(state, 'chief', { type: 'refuse_request', requestId, reason, ...(instead === undefined ? {} : { instead }) })).toBeNull();
/** Everything of the next round has had its time. */
const nextRound = (view: SeatView): void => {
  view.clock.round = 4;
  view.clock.roundShare = 0.9;
};

describe('what the desk makes of a no', () => {
  const answered = (reason: ReasonId, instead?: InsteadId) => {
    const state = atRound(3);
    const desk = bot(state, 'desk', 'gambler_desk');
    desk.looks(1);
    refuse(state, ask(state, 'credit_line', 100 * MILLION), reason, instead);
    return { state, ...desk };
  };

  it('comes back with terms once terms were named, and the request carries them', () => {
    const { state, looks } = answered('too_large', 'bounded_and_printed');
    expect(looks(1).lines).toEqual(['line.desk.warm.heard_bounded']);
    // What it wants in any case comes first in its list; nothing else can be asked for here.
    const { commands } = looks(3, (view) => {
      nextRound(view);
      view.firm!.desk!.lineCents = 65_356 * MILLION;
      view.proposable = ['credit_line'];
    });
    const again = ofType(commands, 'propose_change')[0]!;
    expect(again).toMatchObject({ kind: 'credit_line', reason: 'bounded_and_public', bounds: { expiresAfterDays: 84, published: true } });
    expect(tell(state, 'desk', again)).toBeNull();
    expect(state.requests.at(-1)!.terms).toEqual({ value: 100 * MILLION, expiresAfterDays: 84, published: true });
  });

  it('lets a principle rest once it has heard it twice', () => {
    const { state, looks } = answered('no_exceptions', 'same_for_all');
    refuse(state, ask(state, 'credit_line', 100 * MILLION), 'no_exceptions', 'same_for_all');
    const { lines, commands } = looks(6, nextRound);
    expect(lines).toContain('line.desk.warm.heard_dropped');
    expect(kindsOf(commands)).not.toContain('credit_line');
    expect(kindsOf(commands).length).toBeGreaterThan(0);
  });

  it('goes past a bare no: something else that brings the same, and another seat is told of it', () => {
    const { state, looks } = answered('client_pressure');
    const { commands } = looks(3, (view) => {
      nextRound(view);
      view.proposable = ['lean_long'];
    });
    expect(kindsOf(commands)).toEqual(['lean_long']);
    ask(state, 'lean_long');
    const told = looks(4).commands.find((one) => one.type === 'ask_ally');
    expect(told).toMatchObject({ requestId: state.requests.at(-1)!.requestId, seat: 'engineer' });
    expect(tell(state, 'desk', told!)).toBeNull();
  });

  it('tires: it asks for less with every third no, then finds a way of its own', () => {
    const { state, offer } = offered('D06');
    const desk = bot(state, 'desk', 'gambler_desk');
    desk.looks(1);
    for (const kind of ['fast_lane', 'full_mark', 'route_liquidations', 'per_account_rates', 'unlisted_account', 'credit_line'] as const)
      refuse(state, ask(state, kind, kind === 'credit_line' ? MILLION : 0), 'own_risk', 'own_money');
    const { commands, lines } = desk.looks(12, nextRound);
    expect(kindsOf(commands)).toEqual([]);
    expect(ofType(commands, 'answer_offer')[0]).toMatchObject({ offerId: offer.offerId, answer: 'stay_hedged' });
    expect(lines).toContain('line.desk.warm.gives_up');
  });
});

describe('what a bot remembers', () => {
  it('is who signed, refused and named terms; once each, and the same after JSON', () => {
    const state = atRound(3);
    const desk = bot(state, 'desk', 'gambler_desk');
    mergeLine(state, 5 * MILLION);
    refuse(state, ask(state, 'fast_lane'), 'too_large');
    desk.looks(3);
    const stored: BotMemory = JSON.parse(JSON.stringify(desk.memory));
    expect(dealingsWith(stored.remembered, 'chief')).toEqual({ signed: 1, refused: 1, gaveTerms: 0, objected: 0, wentRound: 0 });
    expect(dealingsWith(stored.remembered, 'engineer')).toMatchObject({ signed: 1, refused: 0 });
    expect(dealingsWith(stored.remembered, 'risk')).toMatchObject({ signed: 0 });
  });

  it('includes who went past it', () => {
    const state = atRound(3);
    const chief = bot(state, 'chief', 'careful_chief');
    refuse(state, ask(state, 'credit_line', 5 * MILLION), 'too_large', 'own_money');
    ask(state, 'lean_long');
    chief.looks(1);
    expect(dealingsWith(chief.memory.remembered, 'desk').wentRound).toBe(1);
  });

  it('makes its thanks grow with every yes', () => {
    const state = atRound(3);
    const desk = bot(state, 'desk', 'gambler_desk');
    const said: string[] = [];
    for (const kind of ['fast_lane', 'full_mark', 'route_liquidations', 'lean_long', 'unlisted_account', 'credit_line'] as const) {
      sign(state, ask(state, kind, kind === 'credit_line' ? MILLION : 0));
      said.push(...desk.looks(2).lines.filter((line) => line.includes('thanks')));
    }
    expect(said.map((line) => line.split('.').at(-1))).toEqual([
      'thanks',
      'thanks_special',
      'thanks_special',
      'thanks_special',
      'thanks_special',
      'thanks_only',
    ]);
  });

  it('thanks whoever refused it, once another exchange has stopped paying and this one pays', () => {
    const state = atRound(3);
    const desk = bot(state, 'desk', 'gambler_desk');
    refuse(state, ask(state, 'credit_line', 5 * MILLION), 'too_large', 'own_money');
    const rivalStops = (view: SeatView): void => {
      view.firm!.league.find((row) => !row.own)!.alive = false;
    };
    const fresh = bot(atRound(3), 'desk', 'gambler_desk');
    expect(desk.looks(4).lines).not.toContain('line.desk.warm.thanks_later');
    expect(fresh.looks(6, rivalStops).lines).not.toContain('line.desk.warm.thanks_later');
    expect(desk.looks(6, rivalStops).lines.filter((line) => line === 'line.desk.warm.thanks_later')).toHaveLength(1);
  });
});

describe('objections of bots', () => {
  it('come from the engineer at the third raise of the line, after one that it has anyway', () => {
    const state = atRound(4);
    const engineer = bot(state, 'engineer', 'deferential_engineer');
    const objections: number[] = [];
    for (const millions of [5, 100, 1_000, 5_000]) {
      const request = ask(state, 'credit_line', millions * MILLION);
      tell(state, 'chief', { type: 'approve_request', requestId: request.requestId, reason: 'temporary' });
      const { commands } = engineer.looks(2);
      const own = commands.filter((one) => one.type === 'object_request' && one.requestId === request.requestId);
      for (const one of own) expect(tell(state, 'engineer', one)).toBeNull();
      objections.push(own.length);
      sign(state, request);
    }
    expect(objections).toEqual([1, 0, 1, 1]);
  });

  it('always propose something, and a careful bot tells one more seat, so that the board hears of it', () => {
    const state = atRound(3);
    const request = ask(state, 'credit_line', 500 * MILLION);
    tell(state, 'desk', { type: 'ask_ally', requestId: request.requestId, seat: 'risk' });
    const risk = bot(state, 'risk', 'by_the_book');
    const first = risk.looks(3).commands.find((one) => one.type === 'object_request')!;
    expect(first).toMatchObject({ instead: 'same_for_all' });
    tell(state, 'risk', first);
    const told = risk.looks(3).commands.find((one) => one.type === 'ask_ally')!;
    expect(told).toEqual({ type: 'ask_ally', requestId: request.requestId, seat: 'engineer' });
    expect(tell(state, 'risk', told)).toBeNull();
    const beside = bot(state, 'engineer', 'exact_engineer').looks(3);
    expect(beside.lines).toContain('line.engineer.plain.ally_comes');
    for (const one of ofType(beside.commands, 'object_request')) tell(state, 'engineer', one);
    expect(state.business!.escalations).toMatchObject([{ requestId: request.requestId, seat: 'clock' }]);
  });

  it('are not those of a seat that takes what the board would let pass', () => {
    const state = atRound(3);
    const request = ask(state, 'credit_line', 500 * MILLION);
    tell(state, 'desk', { type: 'escalate_request', requestId: request.requestId, reason: 'too_large' });
    state.clock.day += 14;
    runOffers(state, []);
    const took = (who: CharacterId) => ofType(bot(state, 'chief', who).looks(3).commands, 'amend_request');
    expect(took('careful_chief')).toMatchObject([{ terms: state.business!.escalations[0]!.wouldPass }]);
    expect([took('persuasive_chief'), took('by_the_book')]).toEqual([[], []]);
  });

  it('a careful chief does not sign in the place of a seat that went outside; one who wants growth does', () => {
    const state = atRound(3);
    mergeLine(state, 5 * MILLION);
    expect(tell(state, 'engineer', { type: 'go_public' })).toBeNull();
    tell(state, 'risk', { type: 'propose_change', kind: 'leverage_cap', value: 3, reason: 'own_risk' });
    const { requestId } = state.requests.at(-1)!;
    tell(state, 'chief', { type: 'approve_request', requestId, reason: 'own_risk' });
    const merges = (who: CharacterId) => ofType(bot(state, 'chief', who).looks(3).commands, 'merge_request');
    expect([merges('careful_chief').length, merges('persuasive_chief').length]).toEqual([0, 1]);
  });
});

describe('the words for it', () => {
  const both = ['opening', 'sign_favour', 'sign', 'refuse', 'refuse_rule', 'object', 'refused', 'refused_twice', 'push', 'push_again'];
  const events = ['run', 'gated', 'out', 'falls', 'good_round', 'slow_round', 'heard_bounded', 'heard_dropped', 'gives_up', 'thanks'];
  const warm = ['thanks_special', 'thanks_only', 'wish_special', 'wish_only', 'goes_round', 'honest_way', 'thanks_later', 'ally_comes'];
  const plain = ['asks_ally', 'board_terms', 'thanks_later', 'ally_comes', 'escalate', 'narrow', 'offer_other', 'offer_ask'];
  /** Seats that a tempting cast gives an objection. */
  const minds: readonly SeatId[] = ['engineer', 'risk', 'treasurer'];

  it('are there for every seat in both tones', () => {
    const missing = SEATS.flatMap((seat) =>
      [
        ...[...both, ...events, ...warm].filter((id) => id !== 'object' || minds.includes(seat)).map((id) => `line.${seat}.warm.${id}`),
        ...[...both, ...events, ...plain].map((id) => `line.${seat}.plain.${id}`),
      ].filter((key) => !(key in en)),
    );
    expect(missing).toEqual([]);
  });

  it('fit in twenty words, and the new seats have as many wordings as announced', () => {
    const all = { ...seatLines, ...seatLinesSplit, ...dealingLines };
    expect(Object.entries(all).filter(([, text]) => text.split(/\s+/).length > 20)).toEqual([]);
    const short = Object.entries(WORDINGS).flatMap(([tone, counts]) =>
      Object.entries(counts).flatMap(([id, count]) =>
        (['treasurer', 'voice'] as const)
          .filter((seat) => `line.${seat}.${tone}.${id}` in en && count > 1 && !(`line.${seat}.${tone}.${id}_${count}` in en))
          .map((seat) => `${seat}.${tone}.${id}`),
      ),
    );
    expect(short).toEqual([]);
  });
});
