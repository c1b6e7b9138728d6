import { describe, expect, it } from 'vitest';
import { Session } from '../../server/session/Session.ts';
import { characters, defaultCharacters } from '../../shared/content/characters.ts';
import { seatLines } from '../../shared/content/texts/en/seatLines.ts';
import { en } from '../../shared/content/texts/en.ts';
import type { ChangeKind, Command } from '../../shared/sim/commands.ts';
import type { CharacterId, CharacterSpec } from '../../shared/sim/policies/character.ts';
import { decide } from '../../shared/sim/policies/decide.ts';
import { type BotMemory, createBotMemory } from '../../shared/sim/policies/look.ts';
import { WORDINGS } from '../../shared/sim/policies/seats/speak.ts';
import { holderOf, SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { SeatView } from '../../shared/sim/views/types.ts';
import { answerOffer, atRound, mergeLine, offered, offerSpecs, openHole, requestOf, tell, theLongBoom } from '../support/boom.ts';
import { giveDeskPosition, MILLION } from '../support/game.ts';

/** Longer than any character takes to answer. */
const LATER = 60;
const always = (who: CharacterId): CharacterSpec => ({
  ...characters[who],
  habits: { ...characters[who].habits, asksForOffers: Math.sign(characters[who].habits.asksForOffers) },
});

function look(state: SimState, seat: SeatId, who: CharacterId, memory: BotMemory, wait = 0, change?: (view: SeatView) => void) {
  const view = seatView(state, seat, 'BIT');
  view.clock.step += wait;
  change?.(view);
  return decide(view, seat, always(who), memory, '7');
}

/** Looks once, and again after everything has had its time. All that was decided and said. */
function looks(state: SimState, seat: SeatId, who: CharacterId, change?: (view: SeatView) => void, memory = createBotMemory()) {
  const all = [0, LATER, 2 * LATER].map((wait) => look(state, seat, who, memory, wait, change));
  return { commands: all.flatMap((one) => one.commands), lines: all.flatMap((one) => (one.line === null ? [] : [one.line])) };
}
type OfType<T, C = Command> = C extends { type: infer U } ? (T extends U ? C : never) : never;
const ofType = <T extends Command['type']>(commands: Command[], type: T): OfType<T>[] =>
  commands.filter((command): command is OfType<T> & Command => command.type === type);

const tempting = (seat: SeatId): CharacterId => defaultCharacters[seat];
const asked = (kind: ChangeKind, value: number, by: SeatId, state: SimState) => {
  expect(tell(state, by, { type: 'propose_change', kind, value, reason: 'missed_trades' })).toBeNull();
  return state.requests.at(-1)!;
};

describe('an offer on a bot’s desk', () => {
  it.each(offerSpecs.map((spec) => [spec.offer, spec.proposer, spec.alternatives[0]!] as const))(
    '%s is asked for by the tempting %s, and done as %s by the book',
    (id, proposer, other) => {
      const seat = holderOf(offered(id).state.scenario, proposer);
      const answers = (who: CharacterId) => {
        const { state, offer } = offered(id);
        const given = ofType(looks(state, seat, who).commands, 'answer_offer');
        return given.filter((one) => one.offerId === offer.offerId).map((one) => one.answer);
      };
      expect(answers(tempting(seat))[0]).toBe('ask');
      expect(answers('by_the_book')[0]).toBe(other);
    },
  );

  it('is tried twice and then left, where the rules keep refusing it', () => {
    const { state } = offered('D06');
    const memory = createBotMemory();
    const answers = Array.from({ length: 8 }, (_, n) => look(state, 'desk', 'gambler_desk', memory, n * LATER)).flatMap((one) =>
      ofType(one.commands, 'answer_offer').map(({ answer }) => answer),
    );
    expect(answers).toEqual(['ask', 'ask', 'decline']);
  });

  it('is answered only once its character has had time to think', () => {
    const { state } = offered('D06');
    const memory = createBotMemory();
    look(state, 'desk', 'gambler_desk', memory);
    expect(ofType(look(state, 'desk', 'gambler_desk', memory, 8).commands, 'answer_offer')).toEqual([]);
  });
});

describe('a favour that needs a signature', () => {
  const line = () => {
    const state = atRound(3);
    return { state, request: asked('credit_line', 100 * MILLION, 'desk', state) };
  };

  it('is signed by the persuasive chief, narrowed by the careful one and refused by the book', () => {
    const words = (who: CharacterId) =>
      looks(line().state, 'chief', who).commands.filter((one) =>
        ['approve_request', 'amend_request', 'refuse_request'].includes(one.type),
      )[0];
    expect(words('persuasive_chief')?.type).toBe('approve_request');
    expect(words('careful_chief')).toMatchObject({
      type: 'amend_request',
      terms: { value: 40 * MILLION, expiresAfterDays: 84, published: true },
    });
    expect(words('by_the_book')?.type).toBe('refuse_request');
  });

  it('is merged by the engineer by the book once it is printed and ends', () => {
    const { state, request } = line();
    const { requestId } = request;
    const bounded = { value: 20 * MILLION, expiresAfterDays: 84, published: true };
    expect(tell(state, 'chief', { type: 'amend_request', requestId, terms: bounded, reason: 'bounded_and_public' })).toBeNull();
    expect(ofType(looks(state, 'engineer', 'by_the_book').commands, 'merge_request')).toHaveLength(1);
  });

  it('is objected to and taken to the board by the book, by whoever knows of it', () => {
    const { state } = offered('D12');
    const offer = state.business!.offers.find((one) => one.offer === 'D12')!;
    expect(answerOffer(state, offer, 'ask')).toBeNull();
    const { requestId } = requestOf(state, offer);
    const first = looks(state, 'risk', 'by_the_book').commands;
    expect(ofType(first, 'object_request')).toMatchObject([{ requestId }]);
    expect(tell(state, 'risk', ofType(first, 'object_request')[0]!)).toBeNull();
    expect(ofType(looks(state, 'risk', 'by_the_book').commands, 'escalate_request')).toMatchObject([{ requestId }]);
  });

  it('draws three objections from tired risk, then none', () => {
    const state = atRound(3);
    const seen: number[] = [];
    for (const kind of ['say_same_rules', 'say_assets_fine', 'issue_token', 'earn_product'] as const) {
      const request = asked(kind, kind === 'issue_token' ? 1 : kind === 'earn_product' ? 300 * MILLION : 0, 'chief', state);
      const objections = ofType(looks(state, 'risk', 'tired_risk').commands, 'object_request').filter(
        (one) => one.requestId === request.requestId,
      );
      seen.push(objections.length);
      for (const one of objections) expect(tell(state, 'risk', one)).toBeNull();
      expect(ofType(looks(state, 'risk', 'tired_risk').commands, 'approve_request').map((one) => one.requestId)).toContain(
        request.requestId,
      );
    }
    expect(seen).toEqual([1, 1, 1, 0]);
  });

  it('is a sentence that keen risk signs only after an audit that found nothing', () => {
    const state = atRound(1);
    asked('say_same_rules', 0, 'chief', state);
    const word = (change?: (view: SeatView) => void) =>
      looks(state, 'risk', 'keen_risk', change).commands.find((one) => one.type === 'approve_request' || one.type === 'refuse_request')
        ?.type;
    const audited = (privileges: ChangeKind[]) => (view: SeatView) => {
      const figures = { round: 1, day: 20, answerDay: 27, answered: true, foundCents: 0, besideCents: 0, privileges };
      view.firm!.risk!.audits = [{ subject: 'code', ...figures }];
    };
    expect(word()).toBe('refuse_request');
    expect(word(audited(['credit_line']))).toBe('refuse_request');
    expect(word(audited([]))).toBe('approve_request');
    const known = (view: SeatView): void => {
      audited([])(view);
      view.requests.push({ ...view.requests[0]!, requestId: 99, kind: 'credit_line', status: 'merged' });
    };
    expect(word(known)).toBe('refuse_request');
  });
});

/** Everything that a seat wants in a round, it has asked for by now. */
const late = (view: SeatView): void => {
  view.clock.roundShare = 0.9;
};

describe('what a bot wants for itself', () => {
  it('is asked for again in another tone after two refusals', () => {
    const state = atRound(3);
    const memory = createBotMemory();
    const refuse = (kind: ChangeKind, value: number): void => {
      const { requestId } = asked(kind, value, 'desk', state);
      expect(tell(state, 'chief', { type: 'refuse_request', requestId, reason: 'no_exceptions' })).toBeNull();
    };
    refuse('credit_line', 5 * MILLION);
    expect(looks(state, 'desk', 'gambler_desk', undefined, memory).lines).toContain('line.desk.warm.refused');
    refuse('fast_lane', 0);
    const { lines, commands } = looks(
      state,
      'desk',
      'gambler_desk',
      (view) => {
        view.clock.step += 200;
        view.clock.round = 4;
        view.clock.roundShare = view.clock.step > 200 + LATER ? 0.9 : 0;
      },
      memory,
    );
    expect(lines).toContain('line.desk.warm.refused_twice');
    expect(ofType(commands, 'propose_change')).toHaveLength(1);
    expect(lines).toContain('line.desk.warm.wish_cool');
  });

  it('is nothing but ordinary rules for a head of risk and a careful chief', () => {
    const state = atRound(4);
    const kinds = (seat: SeatId, who: CharacterId) =>
      ofType(looks(state, seat, who, late).commands, 'propose_change').map((one) => one.kind);
    expect(kinds('risk', 'keen_risk')).toEqual(['leverage_cap']);
    expect(kinds('chief', 'careful_chief')).toEqual(['taker_fee']);
    expect(kinds('desk', 'patient_desk')).toEqual([]);
  });
});

describe('levers, once a round', () => {
  const set = (state: SimState, seat: SeatId, who: CharacterId, change?: (view: SeatView) => void) =>
    ofType(looks(state, seat, who, change).commands, 'set_levers');

  it('are set to the honest plan by patient and careful hands', () => {
    const state = atRound(2);
    expect(set(state, 'desk', 'patient_desk')).toEqual([{ type: 'set_levers', quoteShare: 0.72, farmShare: 0.08 }]);
    expect(set(state, 'chief', 'careful_chief')).toEqual([
      { type: 'set_levers', fundShare: 0.1, marketingShare: 0.07, proofOfReserves: true },
    ]);
  });

  it('prove no reserves in the first round, nor while the desk owes customers’ money', () => {
    const proves = (state: SimState, change?: (view: SeatView) => void): boolean =>
      set(state, 'chief', 'careful_chief', change).some((one) => one.proofOfReserves === true);
    expect(proves(atRound(1))).toBe(false);
    expect(proves(atRound(2), (view) => (view.customers!.relatedPartyCents = 1))).toBe(false);
    const locked = (view: SeatView): void => {
      view.firm!.levers.find((one) => one.lever === 'proofOfReserves')!.locked = 'prerequisite_missing';
    };
    expect(proves(atRound(2), locked)).toBe(false);
    expect(proves(atRound(2))).toBe(true);
  });

  it('grow with a line only for a gambler, and only once there is one', () => {
    expect(set(atRound(3), 'desk', 'gambler_desk')[0]).not.toHaveProperty('creditShare');
    const state = atRound(3);
    mergeLine(state, 100 * MILLION);
    expect(set(state, 'desk', 'gambler_desk')[0]!.creditShare).toBeGreaterThan(state.business!.levers.creditShare);
    expect(set(state, 'desk', 'patient_desk')[0]!.creditShare).toBe(0);
  });
});

describe('the chief and the public', () => {
  const inClose = (change: (view: SeatView) => void) => (view: SeatView) => {
    view.clock.phase = 'close';
    change(view);
  };

  it('signs the ledger’s fund when careful, and the larger number when persuasive', () => {
    const state = atRound(2);
    const page = (who: CharacterId) =>
      ofType(
        looks(
          state,
          'chief',
          who,
          inClose((view) => (view.page.displayedFundCents = 9 * MILLION)),
        ).commands,
        'publish_page',
      );
    const held = seatView(state, 'chief', 'BIT').customers!.fundHeldCents;
    expect(page('careful_chief')).toMatchObject([{ displayedFundCents: held }]);
    expect(page('persuasive_chief')).toMatchObject([{ displayedFundCents: 9 * MILLION, claimsSameRules: true }]);
  });

  it('tells customers everything, by the book, once money has been missing for a week', () => {
    const state = atRound(4);
    openHole(state, 20 * MILLION);
    const memory = createBotMemory();
    const at = (day: number, who: CharacterId) =>
      ofType(look(state, 'chief', who, memory, day, (view) => (view.clock.day += day)).commands, 'come_clean').length;
    expect([at(0, 'by_the_book'), at(6, 'by_the_book'), at(8, 'by_the_book'), at(20, 'by_the_book')]).toEqual([0, 0, 1, 0]);
    expect([at(0, 'persuasive_chief'), at(30, 'persuasive_chief')]).toEqual([0, 0]);
  });

  it('takes back the sentence about equal rules, by the book, while a privilege is not printed', () => {
    const state = atRound(3);
    expect(tell(state, 'chief', { type: 'make_statement', topic: 'same_rules', claim: true })).toBeNull();
    expect(ofType(looks(state, 'chief', 'by_the_book').commands, 'correct_statement')).toEqual([]);
    mergeLine(state, 5 * MILLION);
    expect(ofType(looks(state, 'chief', 'by_the_book').commands, 'correct_statement')).toEqual([
      { type: 'correct_statement', topic: 'same_rules' },
    ]);
    expect(ofType(looks(state, 'chief', 'persuasive_chief').commands, 'correct_statement')).toEqual([]);
  });

  it('pays favourites first in a run when persuasive, everyone alike when careful', () => {
    const queue = (who: CharacterId) =>
      ofType(looks(atRound(5), 'chief', who, (view) => (view.firm!.run.on = true)).commands, 'set_queue_policy')[0]?.policy;
    expect(queue('persuasive_chief')).toBe('favourites_first');
    expect(queue('careful_chief')).toBe('pro_rata');
    const gated = (view: SeatView): void => {
      view.firm!.run = { ...view.firm!.run, gated: true, queuePolicy: 'gated' };
    };
    expect(ofType(looks(atRound(5), 'chief', 'careful_chief', gated).commands, 'set_queue_policy')).toEqual([]);
  });
});

describe('risk and the desk, day by day', () => {
  it('keen risk spends both audits of a round on different subjects, tired risk one', () => {
    const subjects = (who: CharacterId) => ofType(looks(atRound(1), 'risk', who, late).commands, 'audit').map((one) => one.subject);
    expect(subjects('keen_risk')).toEqual(['code', 'coverage']);
    expect(subjects('tired_risk')).toEqual(['code']);
  });

  it('the desk buys back what blocks have left it short of, and leaves a long to its lean', () => {
    const orders = (lots: number) => {
      const state = atRound(2);
      giveDeskPosition(state, lots);
      return ofType(look(state, 'desk', 'patient_desk', createBotMemory()).commands, 'place_order');
    };
    const back = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 5_000, reduceOnly: true };
    expect(orders(-5_000)).toEqual([back]);
    expect(orders(5_000)).toEqual([]);
  });

  it('no bot opens a round, and a memory that went through JSON decides the same', () => {
    const state = atRound(3);
    mergeLine(state, 5 * MILLION);
    for (const seat of SEATS) {
      const memory = createBotMemory();
      look(state, seat, tempting(seat), memory);
      const stored: BotMemory = JSON.parse(JSON.stringify(memory));
      const next = look(state, seat, tempting(seat), memory, LATER);
      expect(look(state, seat, tempting(seat), stored, LATER)).toEqual(next);
      expect(ofType(next.commands, 'open_round')).toEqual([]);
    }
  });
});

describe('where a person has resigned', () => {
  it('a bot by the book plays on, whoever sat there', () => {
    const session = new Session(theLongBoom, '7', { ...defaultCharacters });
    const say = (seat: SeatId, command: Command): void =>
      void session.submit(seat, `${seat}-${session.state.step}-${command.type}`, command);
    const playOn = (steps: number): void => session.release(session.advance(steps, []));
    say('engineer', { type: 'resign' });
    say('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'missed_trades' });
    playOn(1);
    const { requestId } = session.state.requests[0]!;
    say('chief', { type: 'approve_request', requestId, reason: 'temporary' });
    playOn(LATER);
    expect(session.state.requests[0]!.trail.map((entry) => entry.verb)).toEqual(['proposed', 'approved', 'objected', 'refused']);
  });
});

describe('what bots say', () => {
  it('fits in twenty words', () => {
    const tooLong = Object.entries(seatLines).filter(([, text]) => text.split(/\s+/).length > 20);
    expect(tooLong).toEqual([]);
  });

  it('comes in as many wordings as announced, in every seat that says it', () => {
    const missing: string[] = [];
    for (const [tone, counts] of Object.entries(WORDINGS))
      for (const [id, count] of Object.entries(counts))
        for (const seat of SEATS)
          for (let n = 2; n <= count; n++)
            if (`line.${seat}.${tone}.${id}` in en && !(`line.${seat}.${tone}.${id}_${n}` in en))
              missing.push(`${seat}.${tone}.${id}_${n}`);
    expect(missing).toEqual([]);
  });
});
