/** The chief: signs or refuses, wants growth, keeps the page. */
import { isPrivilege } from '../firm/switches.ts';
import { asksOnce, type Look, marketTurned } from './look.ts';

const FEE_CUT_STEP = 70;
const PUBLISH_EVERY_STEPS = 240;
/** A published fund below this share of deposits looks thin. */
const THIN_FUND_SHARE = 0.006;
const FIRST_LOOK_AT_FUND_STEP = 130;
const LOOK_AGAIN_STEPS = 60;

export function chief(look: Look): void {
  const { view, step, character } = look;
  for (const request of view.requests) {
    const privilege = isPrivilege(request.kind);
    if (request.status === 'proposed' && look.due(`answer-${request.requestId}`, request.requestId)) {
      if (privilege && character.privileges === 'refuse') {
        look.act({ type: 'refuse_request', requestId: request.requestId, reason: 'no_exceptions' });
        look.say('refuse', true);
      } else if (
        request.kind === 'credit_line' &&
        view.requests.some((r) => r.kind === 'credit_line' && r.status === 'merged' && r.terms.value >= character.signsUpToCents)
      ) {
        look.act({ type: 'refuse_request', requestId: request.requestId, reason: 'too_large' });
      } else if (request.kind === 'credit_line' && request.terms.value > character.signsUpToCents) {
        look.act({
          type: 'amend_request',
          requestId: request.requestId,
          terms: { ...request.terms, value: character.signsUpToCents },
          reason: 'too_large',
        });
        look.say('amend', true);
      } else if (request.kind === 'leverage_cap' && character.privileges === 'grant') {
        look.act({ type: 'refuse_request', requestId: request.requestId, reason: 'client_pressure' });
      } else {
        look.act({ type: 'approve_request', requestId: request.requestId, reason: privilege ? 'temporary' : 'own_risk' });
        look.say(request.kind === 'liquidation_exemption' ? 'approve_exempt' : 'approve', true);
      }
      return;
    }
    // A signed change that lies with the engineer: the chief comes by.
    if (request.status === 'approved' && privilege && character.privileges === 'grant') {
      const waited = step - (request.trail.at(-1)?.step ?? step);
      if (waited > 40 && look.once(`persuade-${request.requestId}`)) look.say('persuade', true);
      if (waited > 100 && look.once(`again-${request.requestId}`)) look.say('persuade_again', true);
    }
  }
  if (step >= FEE_CUT_STEP && look.once('fee')) {
    look.act({ type: 'propose_change', kind: 'taker_fee', value: 5, reason: 'client_pressure' });
    return;
  }
  thickenFund(look);
  publish(look);
  talk(look);
}

/** Asks for a formula that moves the published fund; if that leaves it thin, for house tokens to be counted in. */
function thickenFund(look: Look): void {
  const { view, step, character } = look;
  if (!character.flattersPage || step < FIRST_LOOK_AT_FUND_STEP || view.customers === null) return;
  if (view.page.displayedFundCents >= THIN_FUND_SHARE * view.customers.depositsCents) return;
  const formula = view.requests.find((request) => request.kind === 'fund_formula');
  if (formula === undefined) {
    if (!asksOnce(look, 'fund_formula')) return;
    look.act({ type: 'propose_change', kind: 'fund_formula', value: 0, reason: 'everyone_does' });
    look.say('ask_formula', true);
    return;
  }
  const decided = formula.status !== 'proposed' && formula.status !== 'approved';
  if (!decided || step - (formula.trail.at(-1)?.step ?? step) < LOOK_AGAIN_STEPS || !asksOnce(look, 'house_token_reserve')) return;
  look.act({ type: 'propose_change', kind: 'house_token_reserve', value: 0, reason: 'everyone_does' });
  look.say('ask_tokens', true);
}

function publish(look: Look): void {
  const { view, step, character } = look;
  const round = Math.floor(step / PUBLISH_EVERY_STEPS);
  if (round === 0 || !look.once(`publish-${round}`)) return;
  const held = view.customers?.fundHeldCents ?? 0;
  const privileged = view.requests.some((r) => r.status === 'merged' && isPrivilege(r.kind));
  look.act({
    type: 'publish_page',
    displayedFundCents: character.flattersPage ? Math.max(view.page.displayedFundCents, held) : held,
    claimsSameRules: character.flattersPage || !privileged,
  });
  look.say('publish');
}

function talk(look: Look): void {
  const { view, step } = look;
  if (step > 8 && look.once('opening')) look.say('opening');
  const mandate = view.mandate;
  if (mandate !== null && step > 36 && mandate.heldNotionalCents < mandate.aimNotionalCents * 0.5 && look.once('aim')) look.say('ask_aim');
  if (step > 260 && (view.prices[0]?.changeFraction ?? 0) > 0.15 && !marketTurned(view) && look.once('proud')) look.say('proud');
  if (!marketTurned(view)) return;
  if (look.once('after_turn')) look.say('after_turn');
  const coverage = view.customers?.coverage ?? 1;
  if (coverage < 0.97 && look.once('hole')) look.say('after_hole', true);
  if (coverage >= 0.97 && step > 640 && look.once('honest')) look.say('honest_loss');
}
