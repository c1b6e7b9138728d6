/** How a head of risk spends the audits of a round: one early, one late, a different subject each time. */
import type { AuditSubject } from '../../business.ts';
import type { FirmView } from '../../views/firmTypes.ts';
import type { Look } from '../look.ts';
import { speak } from './speak.ts';

const SUBJECTS: readonly AuditSubject[] = ['code', 'coverage', 'fund', 'desk'];
/** Parts of the round at which they are asked for. */
const AT: readonly number[] = [0.12, 0.55];

export function auditBooks(look: Look, firm: FirmView): void {
  const { view, character } = look;
  const { round, roundShare } = view.clock;
  const { auditsARound } = character.habits;
  AT.slice(0, auditsARound).forEach((share, n) => {
    if (roundShare < share || firm.acts.audit !== null || !look.once(`audit-${round}-${n}`)) return;
    const subject = SUBJECTS[((round - 1) * auditsARound + n) % SUBJECTS.length]!;
    look.act({ type: 'audit', subject });
    speak(look, 'audit');
  });
  for (const item of view.inbox) {
    if (item.kind !== 'audit' || !look.once(item.id)) continue;
    const found = item.privileges.length > 0 || (item.subject !== 'code' && item.foundCents < item.besideCents);
    speak(look, found ? 'found' : 'clean', found);
  }
}
