import type { Operator } from '#shared/contract/app.ts';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { FilledTemplate, SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import { toTemplateMessage } from '#shared/domain/template-message.ts';
import { getAccountRules } from '../../db/queries/account-rules.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import type { RecordRef } from '../records/paths.ts';
import { listTypes } from '../records/types.ts';
import { fillCards, fillHeader } from './fill-header.ts';
import { type Filling, fillValues } from './fill-template.ts';
import type { Finder, Found } from './find-person.ts';
import { contentObstacle, type Obstacle, personObstacle, type Sender } from './obstacles.ts';

/** Everything that is the same for all who get a template: read once, used for each of them. */
export interface Composer {
  finder: Finder;
  filling: Filling;
  sender: Sender;
}

/** What one person would get, and why they would not. */
export interface Composed {
  filled: Pick<FilledTemplate, 'values' | 'header' | 'cards'>;
  obstacle: Obstacle | null;
  content: OutgoingContent;
}

/** Prepares the filling of a template for anybody. */
export function createComposer(
  db: Db,
  {
    template,
    account,
    operator,
    answers,
    clock,
  }: {
    template: Template;
    account: StoredAccount;
    operator: Pick<Operator, 'name'> | null;
    answers: SendAnswers;
    clock: Clock;
  },
): Composer {
  const types = listTypes(db);
  const ownNumber = account.displayPhoneNumber?.replace(/\D/g, '') || null;
  return {
    finder: { db, accountId: account.id, types, binding: template.binding },
    filling: {
      db,
      template,
      read: fromComponents(template),
      types,
      operator,
      ownPhone: account.displayPhoneNumber,
      answers,
      now: () => clock.now() + account.clockOffsetMs,
      timeZone: zoneOf(db, account),
    },
    sender: { ownNumber },
  };
}

/** The zone of the office hours is the company's; without them it is that of this computer. */
export const zoneOf = (db: Db, { id }: StoredAccount): string =>
  getAccountRules(db, id).officeHours?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The message for one person: its values, what is wrong with them, and what Meta would be sent. */
export function compose({ filling, sender }: Composer, found: Found): Composed {
  const record: RecordRef | null = found.isRecordGone ? null : found.record;
  const values = fillValues(filling, record);
  const header = fillHeader(filling, record);
  const cards = fillCards(filling, record);
  const { template, read } = filling;
  const components = toTemplateMessage(
    read.text,
    Object.fromEntries(values.map(({ key, value, localized }) => [key, localized ?? value])),
    header.value,
    cards.map(({ value }) => value),
  );
  const cardMedia = cards.flatMap(({ mediaId }, card) => (mediaId === null ? [] : [{ card, mediaId }]));
  return {
    filled: {
      values: values.map(({ localized: _localized, ...shown }) => shown),
      header: header.shown,
      ...(cards.length === 0 ? {} : { cards: cards.map(({ shown }) => shown) }),
    },
    obstacle: personObstacle(found, template, sender) ?? contentObstacle(values, header, cards),
    content: {
      kind: 'template',
      name: template.name,
      language: template.language,
      components,
      ...(header.mediaId === null ? {} : { headerMediaId: header.mediaId }),
      ...(cardMedia.length === 0 ? {} : { cardMedia }),
    },
  };
}
