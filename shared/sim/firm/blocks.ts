/**
 * Client blocks: now and then a client asks the desk for one price on a large size of the perpetual. The client pays a little
 * more than the mark of the moment, whenever the desk answers.
 */
import type { SimEvent } from '../events.ts';
import { checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { trimReduceOnly } from '../exchange/reduceOnly.ts';
import { settleFill } from '../exchange/settlement.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { type Account, accountOf, type Block, type SimState } from '../state.ts';
import { mandateMarket } from './mandate.ts';

export function runBlocks(state: SimState, events: SimEvent[]): void {
  const { block, calendarDaysPerStep } = state.scenario;
  for (const offer of state.blocks) if (offer.open && state.step >= offer.untilStep) close(offer, false, events);
  state.blocks = state.blocks.filter((offer) => offer.open);
  if (state.blocks.length > 0) return;
  if (drawUniform(state.seed, STREAM.block, state.step, 0) >= calendarDaysPerStep / block.everyDays) return;
  const market = mandateMarket(state);
  const clients = state.accounts.filter((account) => account.kind === 'maker');
  const client = clients[Math.floor(drawUniform(state.seed, STREAM.block, state.step, 1) * clients.length)]!;
  const clientBuys = drawUniform(state.seed, STREAM.block, state.step, 2) < 0.5;
  const sizeLots = Math.round(block.lotsMin + (block.lotsMax - block.lotsMin) * drawUniform(state.seed, STREAM.block, state.step, 3));
  state.blocks.push({
    blockId: state.nextId,
    market,
    clientSide: clientBuys ? 'buy' : 'sell',
    clientAccount: client.index,
    sizeLots,
    offeredStep: state.step,
    untilStep: state.step + Math.ceil(block.openDays / calendarDaysPerStep),
    open: true,
  });
  events.push({ type: 'block_offered', blockId: state.nextId });
  state.nextId += 1;
}

/** What the client pays now: the mark, moved in the desk's favour. */
export function blockPriceTicks(state: SimState, offer: Block): number {
  const edge = ((offer.clientSide === 'buy' ? 1 : -1) * state.scenario.block.edgeBps) / 10_000;
  return Math.max(1, Math.round(state.markets[offer.market]!.markTicks * (1 + edge)));
}

/** The block as an order of the desk, for the same margin check as any other. */
const asDeskOrder = (state: SimState, offer: Block): OrderRequest => ({
  market: offer.market,
  side: offer.clientSide === 'buy' ? 'sell' : 'buy',
  orderType: 'limit',
  sizeLots: offer.sizeLots,
  priceTicks: blockPriceTicks(state, offer),
  byMandate: false,
});

export function checkBlock(state: SimState, desk: Account, blockId: number, take: boolean): Rejection | null {
  const offer = state.blocks.find((b) => b.blockId === blockId && b.open);
  if (offer === undefined) return refuse('unknown_block');
  if (!take) return null;
  const deskRefusal = checkOrder(state, desk, asDeskOrder(state, offer));
  if (deskRefusal !== null) return deskRefusal;
  const client = state.accounts[offer.clientAccount]!;
  return checkOrder(state, client, { ...asDeskOrder(state, offer), side: offer.clientSide, byMandate: true }) === null
    ? null
    : refuse('unknown_block');
}

export function answerBlock(state: SimState, blockId: number, take: boolean, events: SimEvent[]): void {
  const offer = state.blocks.find((b) => b.blockId === blockId)!;
  if (take) {
    const desk = accountOf(state, 'desk').index;
    const [buyer, seller] = offer.clientSide === 'buy' ? [offer.clientAccount, desk] : [desk, offer.clientAccount];
    settleFill(state, offer.market, buyer, seller, offer.clientSide === 'buy', blockPriceTicks(state, offer), offer.sizeLots);
    trimReduceOnly(state, buyer, offer.market);
    trimReduceOnly(state, seller, offer.market);
  }
  close(offer, take, events);
}

function close(offer: Block, taken: boolean, events: SimEvent[]): void {
  offer.open = false;
  events.push({ type: 'block_closed', blockId: offer.blockId, taken });
}
