/** The desk: works its mandate, asks for what refuses it, takes client blocks. */
import { asksOnce, type Look, marketTurned } from './look.ts';

const CREDIT_LADDER_CENTS = [2_000_000_000, 4_000_000_000, 8_000_000_000];
const FIRST_MOVE_STEP = 20;
const ASK_AGAIN_STEPS = 110;

export function desk(look: Look): void {
  setShares(look);
  askForCredit(look);
  askForExemption(look);
  askForFullMark(look);
  askForLiquidations(look);
  answerBlocks(look);
  talk(look);
}

function setShares(look: Look): void {
  const { view, step, character } = look;
  const mandate = view.mandate;
  if (mandate === null || step < FIRST_MOVE_STEP) return;
  const line = view.account?.margin.borrowCents ?? 0;
  const directionalShare =
    character.cutsAfterTurn && marketTurned(view) ? Math.min(0.15, character.directionalShare) : character.directionalShare;
  const outsideShare = line > 0 ? character.outsideShareOnLine : 0;
  if (mandate.directionalShare === directionalShare && mandate.outsideShare === outsideShare) return;
  look.act({ type: 'set_mandate', quoteShare: mandate.quoteShare, directionalShare, outsideShare });
}

function askForCredit(look: Look): void {
  const { view, step, character } = look;
  const blocked = view.mandate?.blocked ?? null;
  if (!character.asksForCredit || blocked === null || marketTurned(view)) return;
  const asked = view.requests.filter((r) => r.kind === 'credit_line');
  if (asked.some((r) => r.status === 'proposed' || r.status === 'approved')) {
    if (look.once(`push-${asked.length}`)) look.say('push');
    return;
  }
  const last = asked.at(-1);
  if (last !== undefined && step - (last.trail.at(-1)?.step ?? 0) < ASK_AGAIN_STEPS) {
    if (last.status === 'refused' && look.once(`refused-${last.requestId}`)) look.say('after_refusal', true);
    return;
  }
  const line = view.account?.margin.borrowCents ?? 0;
  const value = CREDIT_LADDER_CENTS.find((cents) => cents > line);
  if (value === undefined || asked.filter((r) => r.status === 'refused').length >= 2) return;
  look.act({ type: 'propose_change', kind: 'credit_line', value, reason: line === 0 ? 'missed_trades' : 'everyone_does' });
  look.say('ask', true);
}

function askForExemption(look: Look): void {
  const { view, step, character } = look;
  const margin = view.account?.margin;
  if (!character.asksForCredit || margin === undefined || margin.borrowCents === 0 || margin.marginFraction === null) return;
  if (margin.marginFraction > margin.maintenanceMarginFraction * 1.7) return;
  const asked = view.requests.filter((r) => r.kind === 'liquidation_exemption');
  const last = asked.at(-1);
  if (last !== undefined && (last.status !== 'refused' || asked.length >= 2 || step - (last.trail.at(-1)?.step ?? 0) < ASK_AGAIN_STEPS))
    return;
  look.act({ type: 'propose_change', kind: 'liquidation_exemption', value: 0, reason: 'temporary' });
  look.say('ask_exempt', true);
}

/** One coin is most of what stands behind the account, it counts for less than its price, and that has just stopped an order. */
function askForFullMark(look: Look): void {
  const { account, mandate } = look.view;
  if (!look.character.asksForCredit || account === null || mandate?.blocked?.code !== 'insufficient_margin') return;
  let largest = 0;
  let everything = 0;
  account.balances.forEach((balance, asset) => {
    everything += Math.max(0, balance.valueCents);
    if (asset > 0) largest = Math.max(largest, balance.valueCents);
  });
  if (largest * 2 <= everything || !asksOnce(look, 'full_mark')) return;
  look.act({ type: 'propose_change', kind: 'full_mark', value: 0, reason: 'missed_trades' });
  look.say('ask_full_mark', true);
}

/** Others are being sold out, and somebody else earns on it. */
function askForLiquidations(look: Look): void {
  const seen = look.view.waterfall.feed.some((entry) => !entry.isDesk);
  if (!look.character.asksForCredit || !seen || !asksOnce(look, 'route_liquidations')) return;
  look.act({ type: 'propose_change', kind: 'route_liquidations', value: 0, reason: 'missed_trades' });
  look.say('ask_route', true);
}

function answerBlocks(look: Look): void {
  for (const item of look.view.inbox) {
    if (item.kind !== 'block' || !look.due(item.id, item.blockId) || !look.once(`answered-${item.id}`)) continue;
    const take = look.character.takesBlocks && look.draw(item.blockId) < 0.8;
    look.act({ type: 'answer_block', blockId: item.blockId, take });
    if (take) look.say('block_taken');
  }
}

function talk(look: Look): void {
  const { view, step } = look;
  if (step > 4 && look.once('opening')) look.say('opening');
  const { mandate, account } = view;
  if (mandate === null || account === null) return;
  const profit = account.positions.reduce((sum, position) => sum + position.profitCents, 0);
  if (profit > 400_000_000 && look.once('brag')) look.say('brag');
  if (profit > 1_500_000_000 && look.once('brag_more')) look.say('brag_more');
  if (mandate.heldNotionalCents >= mandate.aimNotionalCents && look.once('at_aim')) look.say('at_aim');
  if (account.margin.liquidating && look.once('liquidated')) look.say('liquidated', true);
  if (!marketTurned(view)) return;
  if (look.once('after_turn')) look.say('after_turn');
  if ((account.balances[0]?.units ?? 0) < 0 && look.once('shaken')) look.say('shaken', true);
}
