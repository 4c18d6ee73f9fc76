import type { Operator } from '#shared/contract/app.ts';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { SyncResult, Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import type { SaidTemplate } from '#shared/domain/outgoing.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { canSend } from '#shared/domain/template-life.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { requireOperator } from '../../db/queries/operators.ts';
import { listTemplateEvents, listTemplateVersions } from '../../db/queries/template-history.ts';
import {
  listLastUses,
  listTemplateFacts,
  listTemplateIds,
  type TemplateFacts,
} from '../../db/queries/template-lists.ts';
import {
  getTemplate,
  getTemplateByName,
  requireTemplate,
  type StoredTemplate,
} from '../../db/queries/templates.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, GraphClient, Log, MediaStore, Publish } from '../../ports.ts';
import type { GraphTargets } from '../graph-targets.ts';
import { inTurns } from '../in-turns.ts';
import type { OperatorServiceOf } from '../service-of.ts';
import { checkDraft } from './checks.ts';
import { deleteAtMeta, submitComponents, unpauseAtMeta } from './deeds.ts';
import { createDrafts } from './drafts.ts';
import { present } from './present.ts';
import { pageOf, readTemplates } from './read-templates.ts';
import { createSamples } from './samples.ts';
import { templateStats } from './stats.ts';
import { type Submitted, submitDraft } from './submit-draft.ts';
import { createTemplateSync } from './sync.ts';
import { createTemplateKeeper, type TemplateKeeper } from './template-keeper.ts';
import { checkTemplateSend, sentTemplate, templateBody } from './template-text.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

/** Who sends a template to whom. */
interface SentBetween {
  operatorId: number | null;
  isOptedOut: boolean;
}

export interface TemplatesService extends OperatorServiceOf<'templates'> {
  /** `sync` without a seat that asks, for what repairs by itself. */
  syncAccount(accountId: number): Promise<SyncResult>;
  /** Throws when a template that is known here cannot be sent like this, by or to this person; of others Meta is the judge. */
  checkSend(accountId: number, content: TemplateContent, sent: SentBetween): void;
  /** What the customer will read; null when the template is not known here. */
  say(accountId: number, content: TemplateContent): SaidTemplate | null;
  /** Syncs by itself what nobody asks for. */
  keeper: TemplateKeeper;
}

export interface TemplatesOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  targets: GraphTargets;
  media: Pick<MediaStore, 'locate'>;
}

/** Templates: what is written here and what Meta has. */
export function createTemplates(options: TemplatesOptions): TemplatesService {
  const { db, clock } = options;
  const sync = createTemplateSync(options);
  const samples = createSamples(options);
  const keeper = createTemplateKeeper({ ...options, sync });
  const deeds = { ...options, sync, samples };
  const nowOf = (accountId: number) => clock.now() + requireAccount(db, accountId).clockOffsetMs;
  const shown = (template: StoredTemplate): Template => present(template, nowOf(template.accountId));
  const find = (accountId: number, content: TemplateContent) =>
    getTemplateByName(db, accountId, content.name, content.language);
  const submitting = new Map<number, Promise<Submitted>>();
  return {
    ...createDrafts(options),
    async list({ after, limit, ...question }) {
      const ids = listTemplateIds(db, question);
      return (await inTurns(readTemplates(db, pageOf(ids, { after, limit })))).map(shown);
    },
    get: ({ id }) => shown(requireTemplate(db, id)),
    async usable({ after, limit, ...question }, by) {
      const ids = listUsable(db, { ...question, by });
      return (await inTurns(readTemplates(db, pageOf(ids, { after, limit })))).map(shown);
    },
    sync: ({ accountId }) => sync.account(accountId),
    syncAccount: (accountId) => sync.account(accountId),
    syncAll: () => sync.all(),
    readings: () => sync.readings(),
    syncOne: ({ id }) => sync.one(requireTemplate(db, id)),
    async submit(given, by) {
      const template = await submitComponents(deeds, given, by);
      keeper.watchReviews();
      return shown(template);
    },
    check: ({ id, draft }) =>
      // The schema of the contract has given ids their brands; the types of a client do not show it.
      checkDraft(options, draft, id === null ? null : getTemplate(db, id)),
    async submitDraft({ id }, by) {
      // A second click while Meta thinks is the same deed.
      const running = submitting.get(id) ?? submitDraft(deeds, id, by).finally(() => submitting.delete(id));
      submitting.set(id, running);
      const result = await running;
      if (result.kind === 'refused') return result;
      keeper.watchReviews();
      return { kind: 'submitted', template: shown(result.template) };
    },
    delete: async (input, by) => ({ deleted: await deleteAtMeta(deeds, input, by) }),
    unpause: async ({ id }, by) => shown(await unpauseAtMeta(deeds, id, by)),
    history({ id }) {
      const template = requireTemplate(db, id);
      return { versions: listTemplateVersions(db, template.id), events: listTemplateEvents(db, template.id) };
    },
    stats: (input) => templateStats(db, input),
    // Of files and accounts the same holds: their ids are checked at the door.
    sample: (of) => samples.state(of),
    uploadSample: (of) => samples.start(of),
    checkSend(accountId, content, { operatorId, isOptedOut }) {
      const template = find(accountId, content);
      if (!template) return;
      requireSender(template, operatorId === null ? null : requireOperator(db, operatorId));
      if (isOptedOut && template.category === 'MARKETING') throw new Refusal('CONTACT_OPTED_OUT');
      checkTemplateSend(template, content);
    },
    say(accountId, content) {
      const template = find(accountId, content);
      return template && { body: templateBody(template, content), shown: sentTemplate(template, content) };
    },
    keeper,
  };
}

/** Throws SEND_OBSTACLE when the template is for other operators; how it stands is judged with its values. */
function requireSender(template: StoredTemplate, operator: Operator | null): void {
  const mayAnybody = canSend(template, null);
  const isAllowed = mayAnybody === true ? canSend(template, operator) : true;
  if (isAllowed !== true) {
    throw new Refusal('SEND_OBSTACLE', {
      reason: 'not_allowed',
      detail: isAllowed.en,
      detailUk: isAllowed.uk,
    });
  }
}

/** Those that this operator may send, for records of a type and for all; what the operator sent last comes first. */
function listUsable(
  db: Db,
  { accountId, recordType, by }: { accountId: number; recordType?: string | undefined; by: Operator },
): TemplateId[] {
  const lastUses = listLastUses(db, accountId, by.id);
  const usedAt = ({ id }: TemplateFacts) => lastUses.get(id) ?? 0;
  return listTemplateFacts(db, { accountId, status: 'APPROVED' })
    .filter((template) => canSend(template, by) === true)
    .filter(
      ({ binding: { appliesTo } }) =>
        recordType === undefined || appliesTo === null || appliesTo === recordType,
    )
    .sort((a, b) => usedAt(b) - usedAt(a) || (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0))
    .map(({ id }) => id);
}
