/** Sends one command and says what came of it. A refusal for want of money has a message of its own in the inbox. */
import type { CommandAnswer } from '../../../shared/net/messages.ts';
import type { Command } from '../../../shared/sim/commands.ts';
import type { RejectionCode } from '../../../shared/sim/rejections.ts';
import type { MarketInfo } from '../../../shared/sim/views/types.ts';
import { command } from '../../net/game.ts';
import { tellRefusal, tellResult } from '../../overlay/notices.ts';
import { refusal } from '../../overlay/phrases.ts';

const hasMessage = (asked: Command, code: RejectionCode): boolean =>
  (code === 'insufficient_margin' || code === 'insufficient_balance') &&
  (asked.type === 'place_order' || (asked.type === 'transfer_outside' && asked.direction === 'out'));

type Accepted = Extract<CommandAnswer, { ok: true }>;

export async function act(
  asked: Command,
  done: string | ((answer: Accepted) => string),
  info: MarketInfo | null = null,
): Promise<CommandAnswer> {
  const answer = await command(asked);
  if (answer.ok) tellResult(typeof done === 'string' ? done : done(answer));
  else tellRefusal(refusal(answer.rejection, info), !hasMessage(asked, answer.rejection.code));
  return answer;
}
