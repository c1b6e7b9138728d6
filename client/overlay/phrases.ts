/** Sentences made from data: refusals with what would make them pass, times, sides. No raw code reaches the page. */
import type { OrderType, Side } from '../../shared/sim/commands.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { MarketInfo } from '../../shared/sim/views/types.ts';
import { t } from '../i18n/t.ts';
import { coinsShort, price, usd } from './format.ts';

interface Refused {
  code: RejectionCode;
  shortByCents?: number;
  fitsLots?: number;
}

/** What would make it pass: the engine's figures where it sent any, the general rule otherwise. */
export function wouldPass(refused: Refused, info: MarketInfo | null): string {
  const short = refused.shortByCents !== undefined && refused.shortByCents > 0 ? usd(refused.shortByCents) : null;
  const fits = info && refused.fitsLots !== undefined && refused.fitsLots > 0 ? `${coinsShort(refused.fitsLots, info)} ${info.coin}` : null;
  if (short && fits) return t('pass.shortOrFits', { short, size: fits });
  if (short) return t('pass.short', { short });
  if (fits) return t('pass.fits', { size: fits });
  return t(`reject.${refused.code}.pass`);
}

export const refusal = (refused: Refused, info: MarketInfo | null = null): string =>
  `${t(`reject.${refused.code}`)} ${wouldPass(refused, info)}`;

export const sideWord = (side: Side): string => t(side === 'buy' ? 'market.buy' : 'market.sell');

/** "buy 120 BIT-PERP at market". */
export function orderWords(
  order: { side: Side; orderType: OrderType; sizeLots: number; priceTicks: number | null },
  info: MarketInfo,
): string {
  return t('inbox.refused.order', {
    side: sideWord(order.side),
    size: coinsShort(order.sizeLots, info),
    market: info.id,
    how:
      order.priceTicks === null ? t('inbox.refused.atMarket') : t('inbox.refused.atPrice', { price: `$${price(order.priceTicks, info)}` }),
  });
}
