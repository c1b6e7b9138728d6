/** Sentences ready to be said: each gives a reason and says what would be done instead, which is what makes an objection count. */
import type { ChangeKind, InsteadId, ReasonId } from '../../shared/sim/commands.ts';
import type { RequestStanding } from '../../shared/sim/views/firmTypes.ts';
import type { TextKey } from '../i18n/t.ts';

export interface Script {
  text: TextKey;
  reason: ReasonId;
  instead: InsteadId;
}

const bounded: Script = { text: 'script.bounded', reason: 'bounded_and_public', instead: 'bounded_and_printed' };
const everyone: Script = { text: 'script.everyone', reason: 'no_exceptions', instead: 'same_for_all' };
const own: Script = { text: 'script.own', reason: 'too_large', instead: 'own_money' };
const look: Script = { text: 'script.look', reason: 'not_seen', instead: 'after_audit' };
const figure: Script = { text: 'script.figure', reason: 'no_exceptions', instead: 'ledger_figure' };

const words: readonly ChangeKind[] = ['say_same_rules', 'say_assets_fine', 'fund_formula', 'house_token_reserve', 'loss_at_desk'];
const money: readonly ChangeKind[] = ['token_loan', 'buy_out_holder', 'pump_token', 'defend_token', 'lean_long', 'issue_token'];

export function scriptsFor(kind: ChangeKind): readonly Script[] {
  if (words.includes(kind)) return [figure, look, everyone];
  if (money.includes(kind)) return kind === 'token_loan' ? [own, bounded, look] : [own, everyone, look];
  return [bounded, everyone, own, look];
}
export const ways: readonly InsteadId[] = ['bounded_and_printed', 'same_for_all', 'own_money', 'ledger_figure', 'after_audit'];

/** The request that a word is pressed for: the newest, but while a sheet of sentences is open the one that it was opened for. */
export function pressedFor(requests: readonly RequestStanding[], opened: number | null): number | null {
  const pressed = requests.findLast((one) => one.favour && one.actions.includes('object_request') && one.waitsFor !== null);
  return opened ?? pressed?.requestId ?? null;
}
