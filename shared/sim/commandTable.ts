/** From a seat's command to its check and its effect. A refusal changes nothing but, for the desk's own orders, the desk's inbox. */
import { openRound } from './clock.ts';
import type { Command, DeskAccountName, FirmCommand, SeatCommand, TransferBetween } from './commands.ts';
import type { SimEvent } from './events.ts';
import { applyAmend, checkAmend } from './exchange/amend.ts';
import { balanceOf, CODE, post } from './exchange/ledger.ts';
import { availableCollateralCents, initialMarginCents } from './exchange/margin.ts';
import { applyOrder, checkOrder, type OrderRequest } from './exchange/orders.ts';
import { cancelByHand, cancelOrder } from './exchange/restingOrders.ts';
import { applyTransferOutside, checkFree, checkWithdrawal } from './exchange/withdrawals.ts';
import { applyAskAlly, checkAskAlly } from './firm/allies.ts';
import { answerBlock, checkBlock } from './firm/blocks.ts';
import { disclose } from './firm/disclosure.ts';
import { closeGate, gateIsClosed } from './firm/gate.ts';
import { addToInbox } from './firm/inbox.ts';
import { applyLevers, checkLevers } from './firm/levers.ts';
import { applyMatter, checkMatter } from './firm/matters.ts';
import { applyAnswer, checkAnswer } from './firm/offers.ts';
import { applyAudit, applyGoPublic, applyResign, checkAudit, checkComeClean, checkGoPublic, checkResign } from './firm/oversight.ts';
import { heldFundCents, publishFund } from './firm/publicPage.ts';
import { applyDecision, applyPropose, checkDecision, checkPropose } from './firm/requests.ts';
import { correctStatement, isPublicTopic, makeStatement, signPage, standing, statementWeight } from './firm/statements.ts';
import { type Rejection, refuse } from './rejections.ts';
import { holderOf, SEATS, type SeatId } from './scenario.ts';
import { type Account, accountOf, countUse, type SimState, secondAccountOf, USD } from './state.ts';

/** What an accepted command gave rise to. */
interface Outcome {
  filledLots?: number;
  orderId?: number;
  requestId?: number;
}

/** Seats that may give a command at all; finer rules (who decides which request) are checked with the request. */
export const SEATS_FOR: Record<Command['type'], readonly SeatId[]> = {
  place_order: ['desk'],
  amend_order: ['desk'],
  cancel_order: ['desk'],
  cancel_all: ['desk'],
  set_leverage: ['desk'],
  transfer_outside: ['desk'],
  transfer_between: ['desk'],
  set_mandate: ['desk'],
  answer_block: ['desk'],
  propose_change: SEATS,
  approve_request: ['chief', 'risk'],
  amend_request: SEATS,
  refuse_request: SEATS,
  merge_request: ['engineer', 'chief', 'desk', 'treasurer', 'voice'],
  revert_request: ['engineer', 'chief', 'desk', 'treasurer', 'voice'],
  object_request: SEATS,
  escalate_request: SEATS,
  ask_ally: SEATS,
  answer_offer: SEATS,
  answer_matter: SEATS,
  set_levers: ['chief', 'desk', 'risk', 'treasurer', 'voice'],
  make_statement: ['chief', 'voice'],
  correct_statement: ['chief', 'voice'],
  come_clean: ['chief'],
  go_public: ['engineer', 'desk', 'risk', 'treasurer', 'voice'],
  resign: SEATS,
  audit: ['risk'],
  publish_page: ['chief', 'treasurer'],
  set_queue_policy: ['chief'],
  open_round: SEATS,
};

/** What one seat of a table of six does alone, and the chief where that seat is not at the table. */
const OWNER: Partial<Record<Command['type'], SeatId>> = { make_statement: 'voice', publish_page: 'treasurer' };

/** In a firm of one round there is only code to decide on: the chief signs it, the engineer merges it, risk objects. */
const SEATS_FOR_CODE: Partial<typeof SEATS_FOR> = {
  propose_change: ['desk', 'chief', 'risk'],
  approve_request: ['chief'],
  amend_request: ['chief', 'engineer'],
  refuse_request: ['chief', 'engineer'],
  merge_request: ['engineer'],
  revert_request: ['engineer'],
  object_request: ['risk'],
};

const seatsFor = (state: SimState, type: Command['type']): readonly SeatId[] =>
  (state.business === null ? SEATS_FOR_CODE[type] : undefined) ?? SEATS_FOR[type];

/** What the market does: it stands still in a close. */
const MARKET_COMMANDS: readonly Command['type'][] = [
  'place_order',
  'amend_order',
  'cancel_order',
  'cancel_all',
  'transfer_outside',
  'answer_block',
];

export function applyCommand(state: SimState, given: SeatCommand, events: SimEvent[]): void {
  const { seat, cid, command } = given;
  const result = perform(state, seat, command, events);
  if ('code' in result) {
    tellDesk(state, cid, command, result);
    events.push({ type: 'command_rejected', seat, cid, command, rejection: result });
  } else events.push({ type: 'command_accepted', seat, cid, command, ...result });
}

function perform(state: SimState, seat: SeatId, command: Command, events: SimEvent[]): Outcome | Rejection {
  const owner = OWNER[command.type];
  if (!seatsFor(state, command.type).includes(seat)) return refuse('foreign_seat');
  if (owner !== undefined && holderOf(state.scenario, owner) !== seat) return refuse('foreign_seat');
  if (state.phase === 'closed') return refuse('wrong_phase');
  if (state.phase === 'close' ? MARKET_COMMANDS.includes(command.type) : command.type === 'open_round') return refuse('wrong_phase');
  const desk = accountOf(state, 'desk');
  switch (command.type) {
    case 'place_order': {
      const market = state.scenario.markets.findIndex((m) => m.id === command.market);
      const order: OrderRequest = {
        market,
        side: command.side,
        orderType: command.orderType,
        sizeLots: command.sizeLots,
        priceTicks: command.priceTicks ?? null,
        byMandate: false,
        reduceOnly: command.reduceOnly ?? false,
      };
      const rejection = checkOrder(state, desk, order);
      if (rejection !== null) return rejection;
      const outcome = applyOrder(state, desk, order, events);
      return outcome.orderId > 0 ? outcome : { filledLots: outcome.filledLots };
    }
    case 'cancel_order':
      return cancelOrder(state, desk.index, command.orderId) ?? {};
    case 'amend_order': {
      const { orderId, sizeLots, priceTicks } = command;
      const rejection = checkAmend(state, desk, orderId, sizeLots, priceTicks);
      if (rejection !== null) return rejection;
      const outcome = applyAmend(state, desk, orderId, sizeLots, priceTicks, events);
      return outcome.orderId > 0 ? outcome : { filledLots: outcome.filledLots };
    }
    case 'cancel_all': {
      const only = command.market === undefined ? -1 : state.scenario.markets.findIndex((m) => m.id === command.market);
      if (command.market !== undefined && only < 0) return refuse('unknown_market');
      cancelByHand(state, desk.index, only);
      return {};
    }
    case 'set_leverage': {
      const rejection = checkLeverage(state, desk, command.leverage);
      if (rejection !== null) return rejection;
      desk.leverage = command.leverage;
      return {};
    }
    case 'transfer_outside': {
      const rejection = checkTransfer(state, command.amountCents, command.direction);
      if (rejection !== null) return rejection;
      applyTransferOutside(state, command.amountCents, command.direction, events);
      return {};
    }
    case 'transfer_between':
      return transferBetween(state, command) ?? {};
    case 'set_mandate': {
      const shares = [command.quoteShare, command.directionalShare, command.outsideShare];
      if (shares.some((share) => !(share >= 0 && share <= 1))) return refuse('invalid_amount');
      if (command.directionalShare < state.mandate.directionalShare) state.mandate.cutting = true;
      if (command.directionalShare > state.mandate.directionalShare) state.mandate.cutting = false;
      if (command.outsideShare !== state.mandate.outsideShare)
        state.mandate.callingBack = command.outsideShare < state.mandate.outsideShare;
      state.mandate.quoteShare = command.quoteShare;
      state.mandate.directionalShare = command.directionalShare;
      state.mandate.outsideShare = command.outsideShare;
      state.mandate.blocked = null;
      return {};
    }
    case 'propose_change': {
      const rejection = checkPropose(state, seat, command.kind, command.value, command.bounds);
      if (rejection !== null) return rejection;
      return { requestId: applyPropose(state, seat, command.kind, command.value, command.reason, events, command.bounds) };
    }
    case 'publish_page':
      if (!Number.isSafeInteger(command.displayedFundCents) || command.displayedFundCents < 0) return refuse('invalid_amount');
      publishFund(state, command.displayedFundCents);
      state.page.claimsSameRules = command.claimsSameRules;
      state.page.publishedStep = state.step;
      if (state.business !== null) signPage(state, seat, events);
      events.push({
        type: 'page_published',
        seat,
        displayedFundCents: command.displayedFundCents,
        heldFundCents: heldFundCents(state),
        claimsSameRules: command.claimsSameRules,
      });
      return {};
    case 'open_round':
      openRound(state, events);
      return {};
    case 'set_queue_policy':
      if (gateIsClosed(state)) return refuse('not_yours_to_decide');
      if (state.business !== null && command.policy === 'gated') closeGate(state, events);
      else state.rules.queuePolicy = command.policy;
      return {};
    case 'answer_block': {
      const rejection = checkBlock(state, desk, command.blockId, command.take);
      if (rejection !== null) return rejection;
      answerBlock(state, command.blockId, command.take, events);
      return {};
    }
    default:
      return performForFirm(state, seat, command, events);
  }
}

/** Decisions, offers, levers and what is said: the firm's own business, which goes on in a close. */
function performForFirm(state: SimState, seat: SeatId, command: FirmCommand, events: SimEvent[]): Outcome | Rejection {
  switch (command.type) {
    case 'answer_offer': {
      const rejection = checkAnswer(state, seat, command);
      if (rejection !== null) return rejection;
      const requestId = applyAnswer(state, seat, command, events);
      return requestId === null ? {} : { requestId };
    }
    case 'answer_matter':
      return unless(checkMatter(state, seat, command), () => applyMatter(state, command, events));
    case 'set_levers':
      return unless(checkLevers(state, seat, command), () => applyLevers(state, command));
    case 'make_statement':
      // What is said to lenders or investors alone comes with what is asked of them.
      if (state.business === null || !isPublicTopic(command.topic)) return refuse('prerequisite_missing');
      makeStatement(state, command.topic, seat, statementWeight(state, command.topic), events);
      return {};
    case 'correct_statement':
      if (standing(state, command.topic) === undefined) return refuse('prerequisite_missing');
      correctStatement(state, command.topic, false, events);
      return {};
    case 'come_clean':
      return unless(checkComeClean(state), () => disclose(state, false, events));
    case 'go_public':
      return unless(checkGoPublic(state, seat), () => applyGoPublic(state, seat, events));
    case 'resign':
      return unless(checkResign(state, seat), () => applyResign(state, seat, events));
    case 'ask_ally':
      return unless(checkAskAlly(state, seat, command), () => applyAskAlly(state, seat, command, events));
    case 'audit':
      return unless(checkAudit(state), () => applyAudit(state, command.subject, events));
    default: {
      const terms = command.type === 'amend_request' ? command.terms : null;
      const rejection = checkDecision(state, seat, command.type, command.requestId, terms);
      if (rejection !== null) return rejection;
      const instead = 'instead' in command ? command.instead : undefined;
      applyDecision(state, seat, command.type, command.requestId, terms, command.reason, events, instead);
      return { requestId: command.requestId };
    }
  }
}

function unless(rejection: Rejection | null, apply: () => void): Outcome | Rejection {
  if (rejection !== null) return rejection;
  apply();
  return {};
}

/** A lower leverage asks for more initial margin, which must be there. */
function checkLeverage(state: SimState, desk: Account, leverage: number): Rejection | null {
  if (!Number.isSafeInteger(leverage) || leverage < 1) return refuse('invalid_amount');
  if (leverage > state.rules.leverageMax) return refuse('leverage_above_cap');
  const before = desk.leverage;
  desk.leverage = leverage;
  const needs = Math.ceil(initialMarginCents(state, desk.index, -1, 0));
  desk.leverage = before;
  const have = Math.floor(availableCollateralCents(state, desk.index) + desk.borrowCents);
  if (leverage >= before || needs <= have) return null;
  return { code: 'insufficient_margin', needsCents: needs, haveCents: have, shortByCents: needs - have };
}

/** Moves units between the desk's own accounts by the checks of a withdrawal; nothing leaves the exchange, so the hot wallet has no say. */
function transferBetween(state: SimState, { asset: assetId, fromAccount, toAccount, units }: TransferBetween): Rejection | null {
  const from = deskAccount(state, fromAccount);
  const to = deskAccount(state, toAccount);
  if (from === null || to === null) return refuse('prerequisite_missing');
  if (from === to) return refuse('malformed');
  const asset = state.scenario.assets.findIndex((spec) => spec.id === assetId);
  if (asset < 0) return refuse('unknown_asset');
  const rejection = checkFree(state, from, asset, units);
  if (rejection !== null) return rejection;
  post(state.ledger, [{ asset, from: from.index, to: to.index, amount: units, code: CODE.own_accounts }]);
  if (asset === USD && fromAccount === 'main' && balanceOf(state.ledger, from.index, USD) < 0) countUse(state, 'credit_line');
  return null;
}

const deskAccount = (state: SimState, name: DeskAccountName): Account | null =>
  name === 'main' ? accountOf(state, 'desk') : secondAccountOf(state);

function checkTransfer(state: SimState, amountCents: number, direction: 'out' | 'back'): Rejection | null {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0) return refuse('invalid_amount');
  if (direction === 'out') return checkWithdrawal(state, accountOf(state, 'desk'), USD, amountCents);
  const held = balanceOf(state.ledger, accountOf(state, 'desk_outside').index, USD);
  return amountCents <= held
    ? null
    : { code: 'insufficient_balance', needsCents: amountCents, haveCents: held, shortByCents: amountCents - held };
}

/** Funds refused to the desk become a message with doors: what it needed, what it had, what would make it pass. */
function tellDesk(state: SimState, cid: string, command: Command, rejection: Rejection): void {
  if (rejection.code !== 'insufficient_margin' && rejection.code !== 'insufficient_balance') return;
  if (command.type === 'place_order') {
    addToInbox(state, 'desk', {
      kind: 'order_refused',
      id: `order-${state.step}-${cid}`,
      step: state.step,
      order: {
        market: command.market,
        side: command.side,
        orderType: command.orderType,
        sizeLots: command.sizeLots,
        priceTicks: command.priceTicks ?? null,
      },
      code: rejection.code,
      needsCents: rejection.needsCents ?? 0,
      haveCents: rejection.haveCents ?? 0,
      shortByCents: rejection.shortByCents ?? 0,
      fitsLots: rejection.fitsLots ?? 0,
      byMandate: false,
    });
  } else if (command.type === 'transfer_outside' && command.direction === 'out') {
    addToInbox(state, 'desk', {
      kind: 'transfer_refused',
      id: `transfer-${state.step}-${cid}`,
      step: state.step,
      code: rejection.code,
      amountCents: command.amountCents,
      shortByCents: rejection.shortByCents ?? 0,
      byMandate: false,
    });
  }
}
