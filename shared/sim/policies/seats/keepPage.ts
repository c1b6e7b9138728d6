/** What the firm owes the public: the page signed at each close, the order in which people are paid in a run, and the truth. */
import type { FirmView } from '../../views/firmTypes.ts';
import type { Look } from '../look.ts';
import { inForce, quietPrivilege } from './reading.ts';
import { speak } from './speak.ts';

/** A fund that is made up is shown as this share of deposits at least. */
const SHOWN_FUND_SHARE = 0.016;
/** What is missing has to be missing still after this many days before everything is told. */
const SURE_AFTER_DAYS = 7;

/** Each part by the seat whose screen has it: the page by whoever sees coverage, claims by whoever speaks, the rest by the chief. */
export function keepPage(look: Look, firm: FirmView): void {
  const told = tellEverything(look, firm);
  if (firm.treasurer !== null) signPage(look, firm);
  if (told) return;
  if (firm.voice !== null) takeBackClaims(look, firm);
  if (firm.chief !== null) setQueue(look, firm);
}

/** In the close; or, where that went by too fast to be seen, when the next round has opened. */
function signPage(look: Look, firm: FirmView): void {
  const { view, character } = look;
  const { phase, round } = view.clock;
  const closed = phase === 'close' ? round : round - 1;
  if (closed < 1 || view.customers === null) return;
  if (phase === 'close' && !look.due(`page-${closed}`, closed)) return;
  if (!look.once(`signed-${closed}`)) return;
  const held = Math.max(0, view.customers.fundHeldCents);
  const flatters = character.flattersPage && firm.disclosed === null;
  const madeUp = inForce(view, 'fund_formula') ? Math.round(SHOWN_FUND_SHARE * view.customers.depositsCents) : 0;
  look.act({
    type: 'publish_page',
    displayedFundCents: flatters ? Math.max(held, view.page.displayedFundCents, madeUp) : held,
    claimsSameRules: flatters || !quietPrivilege(view),
  });
  speak(look, 'page');
}

function tellEverything(look: Look, firm: FirmView): boolean {
  const { view, memory, character } = look;
  const { tellsBelow } = character.habits;
  const coverage = view.customers?.coverage ?? 1;
  const how = firm.acts.come_clean === null ? 'come_clean' : firm.treasurer !== null && firm.acts.go_public === null ? 'go_public' : null;
  if (tellsBelow === null || how === null || coverage >= tellsBelow) {
    delete memory.noticed.missing_day;
    return false;
  }
  memory.noticed.missing_day ??= view.clock.day;
  if (view.clock.day - memory.noticed.missing_day < SURE_AFTER_DAYS || !look.once('told')) return false;
  look.act({ type: how });
  speak(look, 'tell', true);
  return true;
}

/** A sentence that has gone bad is taken back by whoever minds. */
function takeBackClaims(look: Look, firm: FirmView): void {
  const { view, character } = look;
  if (character.flattersPage) return;
  const stands = firm.statements.find((one) => one.topic === 'same_rules');
  if (stands === undefined || !quietPrivilege(view) || !look.once(`take-back-${Math.floor(stands.day)}`)) return;
  look.act({ type: 'correct_statement', topic: 'same_rules' });
  speak(look, 'take_back', true);
}

function setQueue(look: Look, firm: FirmView): void {
  const { habits } = look.character;
  if (firm.run.gated) return;
  const wanted = firm.run.on ? habits.queueInRun : 'first_come';
  const name = `queue-${wanted}-${look.view.clock.round}`;
  if (firm.run.queuePolicy === wanted || !look.once(name)) return;
  look.act({ type: 'set_queue_policy', policy: wanted });
  if (firm.run.on) speak(look, 'queue', true);
}
