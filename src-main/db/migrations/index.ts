import type { Migration } from '../migrate.ts';
import { up as accounts } from './0010-accounts.ts';
import { up as contacts } from './0020-contacts.ts';
import { up as conversations } from './0030-conversations.ts';
import { up as media } from './0040-media.ts';
import { up as outbox } from './0050-outbox.ts';
import { up as templatesAndRecords } from './0060-templates-records.ts';
import { up as workflow } from './0070-workflow.ts';
import { up as contactCards } from './0080-contact-cards.ts';
import { up as mediaFacts } from './0090-media-facts.ts';
import { up as search } from './0100-search.ts';
import { up as idsGivenOnce } from './0110-ids-given-once.ts';
import { up as accountLife } from './0120-account-life.ts';
import { up as smallIndexes } from './0130-small-indexes.ts';
import { up as registrationsAndReports } from './0140-registrations-and-reports.ts';
import { up as connect } from './0150-connect.ts';
import { up as statusesOnce } from './0160-statuses-once.ts';
import { up as templatesOfOurOwn } from './0170-templates-of-our-own.ts';
import { up as recordsAndImports } from './0180-records.ts';
import { up as sendings } from './0190-sendings.ts';
import { up as people } from './0200-people.ts';
import { up as engagement } from './0210-engagement.ts';
import { up as accountRules } from './0220-account-rules.ts';
import { up as numbers } from './0230-numbers.ts';
import { up as leftAndFailed } from './0240-left-and-failed.ts';
import { up as recordOrder } from './0250-record-order.ts';
import { up as labelTallies } from './0260-label-tallies.ts';

/** The steps of rozmova.db in their order. A step is never edited after it shipped. */
export const migrations: readonly Migration[] = [
  { version: 10, up: accounts },
  { version: 20, up: contacts },
  { version: 30, up: conversations },
  { version: 40, up: media },
  { version: 50, up: outbox },
  { version: 60, up: templatesAndRecords },
  { version: 70, up: workflow },
  { version: 80, up: contactCards },
  { version: 90, up: mediaFacts },
  { version: 100, up: search },
  { version: 110, up: idsGivenOnce },
  { version: 120, up: accountLife },
  { version: 130, up: smallIndexes },
  { version: 140, up: registrationsAndReports },
  { version: 150, up: connect },
  { version: 160, up: statusesOnce },
  { version: 170, up: templatesOfOurOwn },
  { version: 180, up: recordsAndImports },
  { version: 190, up: sendings },
  { version: 200, up: people },
  { version: 210, up: engagement },
  { version: 220, up: accountRules },
  { version: 230, up: numbers },
  { version: 240, up: leftAndFailed },
  { version: 250, up: recordOrder },
  { version: 260, up: labelTallies },
];
