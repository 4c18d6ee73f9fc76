import type { Sentence } from '#shared/contract/base.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getMessageRow } from '../../db/queries/messages.ts';
import { askMessageTrail, type TrailEvent } from '../../meta/message-trail.ts';
import { asMetaRefusal } from '../graph-targets.ts';
import type { DoctorOptions } from './create-doctor.ts';

const say = (uk: string, en: string): Sentence => ({ uk, en });
const isOurs = (state: string | null) => state !== null && /^(delivered|success)/i.test(state);

/** What Meta tells of the way of one outgoing message. Throws NOT_FOUND, SANDBOX_OFF, ACCOUNT_NEEDS_TOKEN and Meta's refusals. */
export async function readTrail(
  { db, graph, graphUrl, secrets }: DoctorOptions,
  messageId: number,
): Promise<{ sentence: Sentence; events: TrailEvent[] }> {
  const message = getMessageRow(db, messageId);
  if (message?.direction !== 'out') throw new Refusal('NOT_FOUND');
  if (message.wamid === null) {
    return {
      sentence: say('Meta ще не отримала цього повідомлення.', 'Meta has not got this message yet.'),
      events: [],
    };
  }
  const account = requireAccount(db, message.account_id);
  const baseUrl = graphUrl(account.kind);
  if (baseUrl === null) throw new Refusal('SANDBOX_OFF');
  const { accessToken } = secrets.byAccountId(account.id);
  if (accessToken === null) throw new Refusal('ACCOUNT_NEEDS_TOKEN');
  const asker = { graph, target: { baseUrl, accessToken } };
  const answer = await askMessageTrail(asker, account.phoneNumberId, message.wamid);
  if (answer.kind === 'odd') throw new Refusal('META_NOT_UNDERSTOOD');
  if (answer.kind !== 'told') throw asMetaRefusal(answer.error);
  return { sentence: sentenceOf(answer.value), events: answer.value };
}

function sentenceOf(events: readonly TrailEvent[]): Sentence {
  if (events.length === 0) {
    return say(
      'Meta ще нічого не каже про це повідомлення.',
      'Meta does not tell anything of this message yet.',
    );
  }
  return events.some(({ webhook }) => webhook !== null && !isOurs(webhook))
    ? say(
        'Meta знає про повідомлення більше, ніж встигла нам сказати.',
        'Meta knows more of this message than it could tell us.',
      )
    : say(
        'Meta сказала нам усе, що знає про це повідомлення.',
        'Meta has told us all that it knows of this message.',
      );
}
