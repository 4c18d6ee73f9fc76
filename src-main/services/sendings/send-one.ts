import { randomUUID } from 'node:crypto';
import type { Operator } from '#shared/contract/app.ts';
import type { Change } from '#shared/contract/events.ts';
import type { Message } from '#shared/contract/messages.ts';
import { type FilledTemplate, sendAnswersSchema, sendTargetSchema } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { canSend as canSendNow } from '#shared/domain/send-rules.ts';
import { canSend as canSendTemplate, whyNotSent } from '#shared/domain/template-life.ts';
import { requireAccount, type StoredAccount } from '../../db/queries/accounts.ts';
import { getMessageByClientId } from '../../db/queries/messages.ts';
import { requireTemplate } from '../../db/queries/templates.ts';
import { inTransaction } from '../../db/statements.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { compose, createComposer } from './compose.ts';
import { deliver } from './deliver.ts';
import { findTarget } from './find-person.ts';
import type { SendingsOptions } from './options.ts';

type FillInput = Parameters<OperatorServiceOf<'sendings'>['fill']>[0];

type Lookup = Pick<SendingsOptions, 'db' | 'clock'>;
type Hindrance = NonNullable<FilledTemplate['obstacle']>;

/** What a template would say to one person, and what stands in the way; sends nothing. */
export function fillTemplate(options: Lookup, input: FillInput, by: Operator): FilledTemplate {
  return composeFor(options, input, by).shown;
}

/** Sends a template to one person. Throws SEND_OBSTACLE with the reason; then nothing was written. */
export function sendOne(
  { db, clock, outbox, publish }: SendingsOptions,
  input: FillInput & { clientId?: string | undefined },
  { by, isProgram }: { by: Operator; isProgram: boolean },
): Message {
  const clientId = input.clientId ?? randomUUID();
  const changes: Change[] = [];
  const message = inTransaction(db, () => {
    const sent = getMessageByClientId(db, clientId);
    if (sent) return sent;
    const { shown, account, found, composed } = composeFor({ db, clock }, input, by);
    if (shown.obstacle) throw asRefusal(shown.obstacle);
    if (found.person === null) throw new Refusal('RECIPIENT_UNKNOWN');
    const delivered = deliver(db, outbox, {
      accountId: account.id,
      person: found.person,
      content: composed.content,
      clientId,
      operatorId: by.id,
      now: clock.now() + account.clockOffsetMs,
      isPatient: false,
      isProgram,
    });
    changes.push(...delivered.changes, { entity: 'template', accountId: account.id });
    return delivered.message;
  });
  publish(changes);
  return message;
}

function composeFor({ db, clock }: Lookup, input: FillInput, by: Operator) {
  const target = sendTargetSchema.parse(input.target);
  const answers = sendAnswersSchema.parse(input.answers ?? {});
  const template = requireTemplate(db, input.templateId);
  const account = requireAccount(db, template.accountId);
  const composer = createComposer(db, { template, account, operator: by, answers, clock });
  const found = findTarget(composer.finder, target);
  const composed = compose(composer, found);
  const { person } = found;
  const shown: FilledTemplate = {
    ...composed.filled,
    recipient: person && {
      name: person.name,
      phone: person.waId === null ? null : `+${person.waId}`,
      contactId: person.contactId,
    },
    // What concerns everybody comes first: it is not this person's fault.
    obstacle: templateObstacle(template, account, by) ?? composed.obstacle,
  };
  return { shown, account, found, composed };
}

/** Why this operator cannot send this template to anybody now; null when it can be sent. */
export function templateObstacle(
  template: Template,
  account: StoredAccount,
  by: Pick<Operator, 'id' | 'role'> | null,
): Hindrance | null {
  const isUsable = canSendTemplate(template, null);
  if (isUsable !== true) return { reason: 'template', sentence: isUsable };
  if (template.unknownParts.length > 0)
    return { reason: 'template', sentence: whyNotSent(template.unknownParts) };
  const isAllowed = by === null ? true : canSendTemplate(template, by);
  if (isAllowed !== true) return { reason: 'not_allowed', sentence: isAllowed };
  const verdict = canSendNow({
    role: by?.role ?? 'operator',
    lastInboundAt: null,
    accountState: account.state,
    isBlocked: false,
    isTemplate: true,
    now: 0,
  });
  if (verdict === true) return null;
  return {
    reason: verdict === 'ROLE_TOO_LOW' ? 'not_allowed' : 'account',
    sentence: { uk: refusalSentence(verdict, {}, 'uk'), en: refusalSentence(verdict, {}, 'en') },
  };
}

/** The sentence of an obstacle as a door answers it; opting out has a code of its own that programs know. */
export function asRefusal({ reason, sentence }: Hindrance): Refusal {
  if (reason === 'opted_out') return new Refusal('CONTACT_OPTED_OUT');
  return new Refusal('SEND_OBSTACLE', { reason, detail: sentence.en, detailUk: sentence.uk });
}
