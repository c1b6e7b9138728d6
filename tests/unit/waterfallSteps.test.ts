import { expect, it } from 'vitest';
import { nothingFell, waterfallSteps } from '../../client/screens/play/waterfallSteps.ts';
import type { WaterfallView } from '../../shared/sim/views/waterfallTypes.ts';

const still: WaterfallView = {
  lossPolicy: 'auto_deleverage',
  soldCents: 0,
  byProvidersCents: 0,
  byOpposingCents: 0,
  fundPaidCents: 0,
  sharedCents: 0,
  uncoveredCents: 0,
  capacityCents: 6,
  capacityPromisedCents: 6,
  feed: [],
};

it('the steps are counted through in the order in which losses are borne', () => {
  const { positions, losses } = waterfallSteps(still);
  expect([...positions, ...losses].map(({ place, id }) => `${place} ${id}`)).toEqual([
    '1 sold',
    '2 provider',
    '3 opposing',
    '4 fund',
    '5 shared',
    '6 uncovered',
  ]);
});

it('position value and cash are each measured against their own largest step', () => {
  const { positions, losses } = waterfallSteps({ ...still, soldCents: 800, byProvidersCents: 200, fundPaidCents: 10, sharedCents: 5 });
  expect(positions.map((step) => step.share)).toEqual([1, 0.25, 0]);
  expect(losses.map((step) => step.share)).toEqual([1, 0.5, 0]);
});

it('nothing fell until a case is in the feed or a sum has moved', () => {
  expect(nothingFell(still)).toBe(true);
  expect(nothingFell({ ...still, uncoveredCents: 1 })).toBe(false);
  expect(nothingFell({ ...still, feed: [{ step: 1, stage: 'called', market: null, cents: 0, isDesk: false }] })).toBe(false);
});
