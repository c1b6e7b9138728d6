/**
 * Client blocks: now and then a client asks the desk for one price on a large size of the perpetual. The client pays a little
 * more than the mark of the moment, whenever the desk answers.
 */
import { hasCome, newDays } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { checkOrder, type OrderRequest } from '../exchange/orders.ts';
import { trimReduceOnly } from '../exchange/reduceOnly.ts';
import { settleFill } from '../exchange/settlement.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { type Account, accountOf, type Block, type SimState } from '../state.ts';
import { mandateMarket } from './mandate.ts';

export function runBlocks(state: SimState, events: SimEvent[]): void {
  const { block } = state.scenario;
  for (const offer of state.blocks) if (offer.open && hasCome(state, offer.untilDay)) close(offer, false, events);
  state.blocks = state.blocks.filter((offer) => offer.open);
  if (state.blocks.length > 0) return;
  const key = askingKey(state);
  if (key === null) return;
  const market = mandateMarket(state);
  const clients = state.accounts.filter((account) => account.kind === 'maker' && account.id !== 'maker_ladder');
  const client = clients[Math.floor(drawUniform(state.seed, STREAM.block, key, 1) * clients.length)]!;
  const clientBuys = drawUniform(state.seed, STREAM.block, key, 2) < 0.5;
  const sizeLots = Math.round(
    grown(state) * (block.lotsMin + (block.lotsMax - block.lotsMin) * drawUniform(state.seed, STREAM.block, key, 3)),
  );
  state.blocks.push({
    blockId: state.nextId,
    market,
    clientSide: clientBuys ? 'buy' : 'sell',
    clientAccount: client.index,
    sizeLots,
    offeredStep: state.step,
    untilDay: state.clock.day + block.openDays,
    open: true,
  });
  events.push({ type: 'block_offered', blockId: state.nextId });
  state.nextId += 1;
}

/** A larger exchange has larger clients. */
const grown = (state: SimState): number =>
  state.business === null ? 1 : Math.max(1, state.business.depositsCents / Math.max(1, state.openingPage.assetsCents));

/** Key of the draw by which a client asks now; null where none does. A business draws by the day, so that no pace moves a client. */
function askingKey(state: SimState): number | null {
  const { everyDays } = state.scenario.block;
  const asks = (key: number, chance: number): boolean => drawUniform(state.seed, STREAM.block, key, 0) < chance;
  if (state.business !== null) return newDays(state).find((day) => asks(day, 1 / everyDays)) ?? null;
  return asks(state.step, state.clock.daysPerStep / everyDays) ? state.step : null;
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
