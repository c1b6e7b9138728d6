import { expect, test } from 'vitest';
import { reasonsFor } from '../../client/overlay/reasons.ts';
import { offers } from '../../shared/content/offers.ts';
import { isFavour } from '../../shared/sim/firm/requestTable.ts';
import { REASON_TO_ASK, reasonToObject, reasonToSign } from '../../shared/sim/policies/seats/reasons.ts';

test('a bot gives reasons that people are offered too, and not one for everything', () => {
  const asked = offers.map(({ offer }) => REASON_TO_ASK[offer]);
  for (const reason of asked) expect([...reasonsFor('answer_offer', null), 'conversions_fail', 'temporary']).toContain(reason);
  const favours = offers.filter(({ kind, value }) => isFavour({ kind, terms: { value, expiresAfterDays: 0, published: false } }));
  const minded = favours.map(({ kind }) => reasonToObject(kind));
  for (const reason of minded) expect(reasonsFor('object_request', null)).toContain(reason);
  const signed = favours.map(({ kind }) => reasonToSign(kind, 'approve_request'));
  for (const given of [asked, minded, signed]) {
    const most = Math.max(...[...new Set(given)].map((reason) => given.filter((one) => one === reason).length));
    expect(most).toBeLessThan(0.8 * given.length);
  }
});

test('nobody is offered to refuse an exception where a change holds for every account', () => {
  expect(reasonsFor('refuse_request', 'credit_line')).toContain('no_exceptions');
  for (const action of ['refuse_request', 'object_request', 'escalate_request'] as const) {
    const reasons = reasonsFor(action, 'leverage_cap');
    expect(reasons).not.toContain('no_exceptions');
    expect(new Set(reasons).size).toBe(reasons.length);
  }
});
