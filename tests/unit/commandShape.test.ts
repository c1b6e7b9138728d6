import { describe, expect, it } from 'vitest';
import { shapeCommand } from '../../shared/net/commandShape.ts';

const between = (extra: object): object => ({
  type: 'transfer_between',
  asset: 'KEY',
  fromAccount: 'main',
  toAccount: 'second',
  units: 1_000,
  ...extra,
});

describe('the shape of a command', () => {
  it('lets a transfer between the desk’s own accounts through as it is', () => {
    expect(shapeCommand(between({}))).toEqual({ ok: true, value: between({}) });
  });

  it.each([
    ['invalid_amount', { units: 0 }],
    ['invalid_amount', { units: 1.5 }],
    ['malformed', { units: '1000' }],
    ['malformed', { fromAccount: 'third' }],
    ['malformed', { asset: '' }],
    ['malformed', { memo: 'for the coffee' }],
  ])('refuses one with %s: %j', (code, extra) => {
    expect(shapeCommand(between(extra))).toEqual({ ok: false, code });
  });

  it.each(['route_liquidations', 'unlisted_account'])('knows %s as a change that can be asked for', (kind) => {
    expect(shapeCommand({ type: 'propose_change', kind, value: 0, reason: 'temporary' }).ok).toBe(true);
  });
});
