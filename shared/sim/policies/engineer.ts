/** The engineer: merges, refuses, watches the totals. */
import type { ChangeKind } from '../commands.ts';
import { isPrivilege } from '../firm/switches.ts';
import { type Look, marketTurned } from './look.ts';

/** The page's fund would leave the ledger's behind. */
const printsMoreThanHeld = (kind: ChangeKind): boolean => kind === 'fund_formula' || kind === 'house_token_reserve';

export function engineer(look: Look): void {
  const { view, step, character } = look;
  for (const request of view.requests) {
    if (request.status !== 'approved') continue;
    const privilege = isPrivilege(request.kind);
    if (privilege && look.once(`doubt-${request.requestId}`)) look.say(request.kind === 'credit_line' ? 'ask_why' : 'doubt');
    if (!look.due(`merge-${request.requestId}`, request.requestId)) continue;
    if (privilege && character.privileges === 'refuse') {
      look.act({ type: 'refuse_request', requestId: request.requestId, reason: 'no_exceptions' });
      look.say('refuse', true);
    } else if (printsMoreThanHeld(request.kind) && character.privileges === 'refuse') {
      look.act({ type: 'refuse_request', requestId: request.requestId, reason: 'too_large' });
      look.say('refuse_page', true);
    } else {
      look.act({ type: 'merge_request', requestId: request.requestId, reason: privilege ? 'not_my_call' : 'own_risk' });
      if (privilege)
        look.say(request.kind === 'liquidation_exemption' ? 'merge_exempt' : request.trail.length > 2 ? 'merge' : 'defer', true);
    }
    return;
  }
  if (step > 12 && look.once('opening')) look.say('opening');
  const code = view.code;
  if (code === null || !marketTurned(view)) return;
  if (code.rules.liquidationReadsFlag && look.once('after_turn')) look.say('after_turn');
  const short = code.custodyCents < code.owedCents;
  if (short && look.once('hole')) look.say('after_hole', true);
  if (!short && step > 600 && look.once('clean')) look.say('clean');
}
