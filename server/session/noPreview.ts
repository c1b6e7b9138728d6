/** The answer about an order that is not weighed at all. */
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { OrderPreview } from '../../shared/sim/views/previewOrder.ts';

export const noPreview = (code: RejectionCode): OrderPreview => ({
  accepted: false,
  code,
  needsCents: 0,
  haveCents: 0,
  shortByCents: 0,
  fitsLots: 0,
  orderValueCents: 0,
  feeCents: 0,
  marginFractionNow: null,
  marginFractionAfter: null,
  initialMarginFractionAfter: 0,
  maintenanceMarginFractionAfter: 0,
  actsPriceNowTicks: null,
  actsPriceAfterTicks: null,
});
