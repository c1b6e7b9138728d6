/**
 * Watches a session, step by step, and says by which rule its team decided. Whatever any seat's commands did belongs to it, whoever sat
 * there. Call `watchTeam` after every step with where the clock stood before it; `teamOf` when the session has ended.
 */
import type { OfferId } from '../../business.ts';
import { dayAt } from '../../clock.ts';
import type { ChangeKind, Command } from '../../commands.ts';
import type { SimEvent } from '../../events.ts';
import type { LeverName } from '../../firm/levers.ts';
import { MATTERS } from '../../firm/matters/table.ts';
import type { Matter, MatterId } from '../../firm/matters/types.ts';
import { shownFundCents } from '../../firm/publicPage.ts';
import { unprintedPrivilege } from '../../firm/requests.ts';
import { isLine } from '../../firm/requestTable.ts';
import type { SeatId } from '../../scenario.ts';
import type { ChangeRequest, SimState } from '../../state.ts';
import { createHand, exposureOf, type Hand, watchHand } from './hand.ts';
import {
  AS_PLAYED,
  type DatedDeed,
  type Deed,
  type MatterManner,
  type OfferHabit,
  type PageHabit,
  type RequestHabit,
  type TeamRule,
} from './types.ts';

/** Where the clock stood when the step's commands were given. */
export interface Look {
  day: number;
  round: number;
  inClose: boolean;
  /** The fund on the page, what sizes are measured against, and whether a privilege is in force that the page does not print. */
  shownCents: number;
  depositsCents: number;
  unprinted: boolean;
}
export const lookAt = (state: SimState): Look => ({
  day: state.clock.day,
  round: state.clock.round,
  inClose: state.phase === 'close',
  shownCents: shownFundCents(state),
  depositsCents: Math.max(1, state.business!.depositsCents),
  unprinted: unprintedPrivilege(state),
});

export interface TeamReader {
  deeds: DatedDeed[];
  /** By offer and by request: when it was answered, and when it was taken back by hand. */
  answered: Record<number, { day: number; round: number }>;
  reverted: Record<number, number>;
  pages: (PageHabit | null)[];
  linesUntrue: number;
  blocks: { closed: number; taken: number };
  hand: Hand;
  transfers: number;
  leverages: number;
}

export const createTeamReader = (state: SimState): TeamReader => ({
  deeds: [],
  answered: {},
  reverted: {},
  pages: [],
  linesUntrue: 0,
  blocks: { closed: 0, taken: 0 },
  hand: createHand(state),
  transfers: 0,
  leverages: 0,
});

export function watchTeam(reader: TeamReader, look: Look, state: SimState, events: readonly SimEvent[]): void {
  for (const event of events) {
    if (event.type === 'command_accepted') watchCommand(reader, look, event.seat, event.command);
    else if (event.type === 'page_published') watchPage(reader, look, event);
    else if (event.type === 'block_closed') {
      reader.blocks.closed += 1;
      reader.blocks.taken += event.taken ? 1 : 0;
    }
  }
  watchHand(reader.hand, look.round, state, events);
}

function watchCommand(reader: TeamReader, look: Look, seat: SeatId, command: Command): void {
  const did = (deed: Deed): void => void reader.deeds.push({ day: look.day, seat, deed });
  switch (command.type) {
    case 'set_levers': {
      const { type: _, ...choice } = command;
      for (const [lever, value] of Object.entries(choice)) did({ type: 'lever', lever: lever as LeverName, value });
      return;
    }
    case 'propose_change': {
      const { kind, value } = command;
      did({ type: 'propose', kind, value, partOfDeposits: isLine(kind) ? value / look.depositsCents : null });
      return;
    }
    case 'make_statement':
      did({ type: 'say', topic: command.topic });
      return;
    case 'correct_statement':
      did({ type: 'correct', topic: command.topic });
      return;
    case 'audit':
      did({ type: 'audit', subject: command.subject });
      return;
    case 'set_queue_policy':
      did({ type: 'queue', policy: command.policy });
      return;
    case 'come_clean':
    case 'go_public':
    case 'resign':
      did({ type: command.type });
      return;
    case 'answer_offer':
      if (command.answer !== 'stall') reader.answered[command.offerId] = { day: look.day, round: look.round };
      return;
    case 'revert_request':
      reader.reverted[command.requestId] = look.day;
      return;
    case 'transfer_outside':
    case 'transfer_between':
      reader.transfers += 1;
      return;
    case 'set_leverage':
      reader.leverages += 1;
  }
}

/** Signed after the next round has opened, it is still the page of the close before. */
function watchPage(reader: TeamReader, look: Look, page: Extract<SimEvent, { type: 'page_published' }>): void {
  const round = look.inClose ? look.round : Math.max(1, look.round - 1);
  while (reader.pages.length < round) reader.pages.push(null);
  const shown = page.displayedFundCents;
  reader.pages[round - 1] = {
    fund: shown <= page.heldFundCents ? 'held' : shown === look.shownCents ? 'as_shown' : { partOfDeposits: shown / look.depositsCents },
    sameRules: page.claimsSameRules,
  };
  if (page.claimsSameRules === look.unprinted) reader.linesUntrue += 1;
}

export function teamOf(reader: TeamReader, state: SimState, id = 'team'): TeamRule {
  const { offers, matters } = state.business!;
  const rule: TeamRule = {
    id,
    offers: {},
    requests: {},
    deeds: reader.deeds,
    pages: reader.pages,
    honestLine: reader.linesUntrue === 0,
    matters: {},
    otherMatters: 'careful',
    blocksTaken: reader.blocks.taken / Math.max(1, reader.blocks.closed),
    exposure: exposureOf(reader.hand),
    disclosedDay: state.business!.disclosed?.day ?? null,
    turned: AS_PLAYED,
  };
  for (const { offerId, offer, status, alternative, stalled, openedDay } of offers) {
    const answered = reader.answered[offerId];
    const habit: OfferHabit = {
      answer:
        answered === undefined
          ? 'silence'
          : status === 'alternative'
            ? (alternative as OfferHabit['answer'])
            : status === 'declined'
              ? 'decline'
              : 'ask',
      stalls: stalled,
      afterDays: (answered?.day ?? openedDay) - openedDay,
      round: answered?.round ?? 0,
      granted: status === 'granted',
    };
    push<OfferId, OfferHabit>(rule.offers, offer, habit);
  }
  for (const request of state.requests) push<ChangeKind, RequestHabit>(rule.requests, request.kind, requestHabit(reader, state, request));
  const manners = matters.filter(({ status }) => status !== 'open').map((matter) => ({ matter, manner: mannerOf(matter) }));
  for (const { matter, manner } of manners) push<MatterId, MatterManner>(rule.matters, matter.matter, manner);
  const times = (manner: MatterManner): number => manners.filter((one) => one.manner === manner).length;
  if (times('hasty') > times('careful')) rule.otherMatters = 'hasty';
  if (times('silence') > Math.max(times('careful'), times('hasty'))) rule.otherMatters = 'silence';
  return rule;
}

function push<K extends string, T>(lists: Partial<Record<K, T[]>>, key: K, one: T): void {
  const list = lists[key];
  if (list === undefined) lists[key] = [one];
  else list.push(one);
}

function requestHabit(reader: TeamReader, state: SimState, request: ChangeRequest): RequestHabit {
  const asked = dayAt(state.clock, request.proposedStep);
  const after = (...verbs: string[]): number | null => {
    const entry = request.trail.find(({ verb }) => verbs.includes(verb));
    return entry === undefined ? null : dayAt(state.clock, entry.step) - asked;
  };
  const mergedAfterDays = request.mergedStep === null ? null : dayAt(state.clock, request.mergedStep) - asked;
  const reverted = reader.reverted[request.requestId];
  const { value, expiresAfterDays, published } = request.terms;
  return {
    signedAfterDays: after('approved'),
    mergedAfterDays,
    amended:
      after('amended') === null ? null : { part: request.askedValue === 0 ? 1 : value / request.askedValue, expiresAfterDays, published },
    refusedAfterDays: after('refused', 'board_refused'),
    heldDays: reverted === undefined || mergedAfterDays === null ? null : Math.max(0, reverted - asked - mergedAfterDays),
  };
}

function mannerOf(matter: Matter): MatterManner {
  const { answer } = matter;
  if (answer === null) return 'silence';
  const spec = MATTERS[matter.matter];
  if (answer === spec.careful(matter)) return 'careful';
  return answer === spec.hasty(matter) ? 'hasty' : { answer };
}
