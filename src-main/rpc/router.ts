import { implement, withEventMeta } from '@orpc/server';
import type { Operator } from '#shared/contract/app.ts';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import type { Log } from '../ports.ts';
import type { Sender } from '../services/messages.ts';
import {
  connectProcedures,
  doctorProcedures,
  tunnelProcedures,
  workspaceProcedures,
} from './connection-procedures.ts';
import type { HubServices } from './hub-services.ts';
import type { SeatContext } from './seat-context.ts';
import { auditProcedures, desktopProcedures, numbersProcedures, teamProcedures } from './team-procedures.ts';
import { recordsProcedures, sendingsProcedures, templatesProcedures } from './template-procedures.ts';

export type HubRouter = ReturnType<typeof createRouter>;

/** Beyond this a procedure is worth a look: other seats may have waited for it. */
const SLOW_MS = 40;

/** The contract with the seat of the caller and the check of the role, before the input is looked at. */
function implementContract({ seats, audit }: HubServices, log: Log) {
  return implement(contract)
    .$context<SeatContext>()
    .use(async ({ context, procedure, path, next }, input) => {
      const { role } = procedure['~orpc'].meta;
      const operator = role === 'anyone' ? seats.operatorAt(context.seat) : seats.operatorOf(context.seat);
      if (role !== 'anyone' && !roleIncludes(operator?.role ?? 'viewer', role))
        throw new Refusal('ROLE_TOO_LOW');
      const startedAt = performance.now();
      // Null only for procedures that anyone may call, which take it so (AtSeat).
      const result = await next({ context: { operator: operator as Operator } });
      const ms = Math.round(performance.now() - startedAt);
      const action = path.join('.');
      if (ms > SLOW_MS) log.info('request.slow', { procedure: action, ms });
      // Who signs in was nobody before, or somebody else.
      const by = role === 'anyone' ? seats.operatorAt(context.seat) : operator;
      const { output } = result;
      if (by) await audit.note({ operatorId: by.id, seat: context.seat.kind, action, input, output });
      return result;
    });
}

export type Implementer = ReturnType<typeof implementContract>;

/** Joins the contract to the services, one procedure a line. */
export function createRouter(services: HubServices, log: Log) {
  const os = implementContract(services, log);
  return os.router({
    accounts: accountsProcedures(os, services),
    app: appProcedures(os, services),
    audit: auditProcedures(os, services),
    connect: connectProcedures(os, services),
    contacts: contactsProcedures(os, services),
    conversations: conversationsProcedures(os, services),
    desktop: desktopProcedures(os, services),
    doctor: doctorProcedures(os, services),
    drafts: draftsProcedures(os, services),
    events: eventsProcedures(os, services),
    journal: journalProcedures(os, services),
    labels: labelsProcedures(os, services),
    media: mediaProcedures(os, services),
    messages: messagesProcedures(os, services),
    numbers: numbersProcedures(os, services),
    quickReplies: quickRepliesProcedures(os, services),
    records: recordsProcedures(os, services),
    sandbox: sandboxProcedures(os, services),
    search: searchProcedures(os, services),
    sendings: sendingsProcedures(os, services),
    team: teamProcedures(os, services),
    templates: templatesProcedures(os, services),
    workspace: workspaceProcedures(os, services),
    tunnel: tunnelProcedures(os, services),
  });
}

function accountsProcedures(os: Implementer, { accounts, accountRules }: HubServices) {
  return {
    rules: os.accounts.rules.handler(({ input }) => accountRules.rules(input)),
    setRules: os.accounts.setRules.handler(({ input }) => accountRules.setRules(input)),
    list: os.accounts.list.handler(() => accounts.list()),
    create: os.accounts.create.handler(({ input }) => accounts.create(input)),
    testForm: os.accounts.testForm.handler(({ input }) => accounts.testForm(input)),
    test: os.accounts.test.handler(({ input }) => accounts.test(input.id)),
    update: os.accounts.update.handler(({ input: { id, ...changes } }) => accounts.update(id, changes)),
    changeNumber: os.accounts.changeNumber.handler(({ input }) => accounts.changeNumber(input)),
    operators: os.accounts.operators.handler(({ input }) => accounts.operators(input.id)),
    setOperators: os.accounts.setOperators.handler(({ input }) =>
      accounts.setOperators(input.id, input.operatorIds),
    ),
    disconnect: os.accounts.disconnect.handler(({ input }) => accounts.disconnect(input.id)),
    webhookSetup: os.accounts.webhookSetup.handler(({ input }) => accounts.webhookSetup(input.id)),
  };
}

function appProcedures(os: Implementer, services: HubServices) {
  return {
    bootstrap: os.app.bootstrap.handler(({ context }) => {
      const { version, dataDir, secrets, webhookUrl, apiUrl } = services.facts();
      const url = services.sandbox.url();
      return {
        version,
        seat: context.seat.kind,
        operator: context.operator,
        settings: services.settings.get(context.operator.id),
        dataDir,
        secrets,
        sandbox: { isRunning: url !== null, url },
        webhookUrl,
        apiUrl,
      };
    }),
    operators: os.app.operators.handler(() => services.operators.list()),
    updateSettings: os.app.updateSettings.handler(({ input, context }) =>
      services.settings.update(context.operator.id, input),
    ),
    setView: os.app.setView.handler(({ input, context }) => services.presence.setView(context.seat, input)),
    apiToken: os.app.apiToken.handler(() => {
      const { apiUrl, apiToken } = services.facts();
      return { apiUrl, token: apiToken };
    }),
    health: os.app.health.handler(() => services.health.get()),
  };
}

function contactsProcedures(os: Implementer, services: HubServices) {
  const { contacts, contactFields, contactNotes, contactMerges, contactFiles } = services;
  return {
    list: os.contacts.list.handler(({ input }) => contacts.list(input)),
    count: os.contacts.count.handler(() => contacts.count()),
    get: os.contacts.get.handler(({ input, context }) => contacts.get(input.id, context.operator.id)),
    create: os.contacts.create.handler(({ input }) => contacts.create(input)),
    rename: os.contacts.rename.handler(({ input }) => contacts.rename(input.id, input.customName)),
    update: os.contacts.update.handler(({ input: { id, ...changes }, context }) =>
      contacts.update(id, changes, context.operator.id),
    ),
    openConversation: os.contacts.openConversation.handler(({ input, context }) =>
      contacts.openConversation(input.id, input.accountId, context.operator.id),
    ),
    fields: os.contacts.fields.handler(() => contactFields.list()),
    createField: os.contacts.createField.handler(({ input }) => contactFields.create(input)),
    renameField: os.contacts.renameField.handler(({ input }) =>
      contactFields.rename(input.id, input.name, input.changedFrom),
    ),
    deleteField: os.contacts.deleteField.handler(({ input }) => contactFields.delete(input.id)),
    notes: os.contacts.notes.handler(({ input }) => contactNotes.list(input.id)),
    addNote: os.contacts.addNote.handler(({ input, context }) =>
      contactNotes.add({ contactId: input.id, body: input.body, operatorId: context.operator.id }),
    ),
    editNote: os.contacts.editNote.handler(({ input }) => contactNotes.edit(input)),
    deleteNote: os.contacts.deleteNote.handler(({ input }) => contactNotes.delete(input.noteId)),
    merge: os.contacts.merge.handler(({ input, context }) =>
      contactMerges.merge({ id: input.id, mergedId: input.mergedId, operatorId: context.operator.id }),
    ),
    undoMerge: os.contacts.undoMerge.handler(({ input, context }) =>
      contactMerges.undo(input.mergeId, context.operator.id),
    ),
    duplicates: os.contacts.duplicates.handler(({ input }) => contactMerges.duplicates(input.limit)),
    keepApart: os.contacts.keepApart.handler(({ input }) => contactMerges.keepApart(input)),
    importRows: os.contacts.importRows.handler(({ input, context }) =>
      contactFiles.importRows({ ...input, operatorId: context.operator.id }),
    ),
    exportRows: os.contacts.exportRows.handler(({ input }) => contactFiles.exportRows(input.cursor)),
  };
}

function conversationsProcedures(os: Implementer, services: HubServices) {
  const { conversations, blocking, engagement, presence } = services;
  return {
    shift: os.conversations.shift.handler(({ context }) => engagement.shift(context.operator)),
    told: os.conversations.told.handler(({ input, context }) => engagement.told(input, context.operator)),
    addParticipant: os.conversations.addParticipant.handler(({ input, context }) =>
      engagement.addParticipant(input, context.operator),
    ),
    leave: os.conversations.leave.handler(({ input, context }) => engagement.leave(input, context.operator)),
    takeOver: os.conversations.takeOver.handler(({ input, context }) =>
      engagement.takeOver(input, context.operator),
    ),
    handOver: os.conversations.handOver.handler(({ input, context }) =>
      engagement.handOver(input, context.operator),
    ),
    handOverAll: os.conversations.handOverAll.handler(({ input, context }) =>
      engagement.handOverAll(input, context.operator),
    ),
    presence: os.conversations.presence.handler(({ context }) => presence.presence(context)),
    reportWriting: os.conversations.reportWriting.handler(({ input, context }) =>
      presence.reportWriting(input, context),
    ),
    list: os.conversations.list.handler(({ input, context }) =>
      conversations.list({ ...input, operatorId: context.operator.id }),
    ),
    get: os.conversations.get.handler(({ input, context }) =>
      conversations.get(input.id, context.operator.id),
    ),
    counts: os.conversations.counts.handler(({ context }) => conversations.counts(context.operator.id)),
    change: os.conversations.change.handler(({ input, context }) =>
      conversations.change(input, context.operator.id),
    ),
    undo: os.conversations.undo.handler(({ input, context }) =>
      conversations.undo(input.before, context.operator.id),
    ),
    markRead: os.conversations.markRead.handler(({ input, context }) =>
      conversations.markRead(input.id, context.operator.id),
    ),
    markUnread: os.conversations.markUnread.handler(({ input, context }) =>
      conversations.markUnread(input.id, context.operator.id),
    ),
    setBlocked: os.conversations.setBlocked.handler(({ input, context }) =>
      blocking.setBlocked({ ...input, by: context.operator.id }),
    ),
    typing: os.conversations.typing.handler(({ input, context }) =>
      conversations.typing(input.id, context.operator.id),
    ),
  };
}

function draftsProcedures(os: Implementer, { drafts }: HubServices) {
  return {
    list: os.drafts.list.handler(({ context }) => drafts.list(context.operator.id)),
    save: os.drafts.save.handler(({ input, context }) => drafts.save(context.operator.id, input)),
  };
}

function labelsProcedures(os: Implementer, { labels }: HubServices) {
  return {
    list: os.labels.list.handler(() => labels.list()),
    create: os.labels.create.handler(({ input }) => labels.create(input)),
    update: os.labels.update.handler(({ input: { id, ...changes } }) => labels.update(id, changes)),
    delete: os.labels.delete.handler(({ input }) => labels.delete(input.id)),
  };
}

function quickRepliesProcedures(os: Implementer, { quickReplies }: HubServices) {
  return {
    list: os.quickReplies.list.handler(({ context }) => quickReplies.list(context.operator.id)),
    create: os.quickReplies.create.handler(({ input, context }) =>
      quickReplies.create(context.operator.id, input),
    ),
    update: os.quickReplies.update.handler(({ input: { id, ...changes }, context }) =>
      quickReplies.update(context.operator.id, id, changes),
    ),
    delete: os.quickReplies.delete.handler(({ input, context }) =>
      quickReplies.delete(context.operator.id, input.id),
    ),
  };
}

function searchProcedures(os: Implementer, { search }: HubServices) {
  return {
    messages: os.search.messages.handler(({ input, context }) =>
      search.messages({ ...input, operatorId: context.operator.id }),
    ),
    notes: os.search.notes.handler(({ input }) => search.notes(input)),
    gallery: os.search.gallery.handler(({ input }) => search.gallery(input)),
    galleryCounts: os.search.galleryCounts.handler(({ input }) => search.galleryCounts(input.conversationId)),
  };
}

function eventsProcedures(os: Implementer, { changes, alerts, seats }: HubServices) {
  // Nothing streams to a seat that was locked, or at which another person sits by now.
  const whileSitting = (seat: SeatContext['seat'], signal: AbortSignal | undefined) =>
    AbortSignal.any([seats.sittingAt(seat), ...(signal ? [signal] : [])]);
  return {
    alerts: os.events.alerts.handler(({ context, signal }) =>
      alerts.subscribe(context.seat, whileSitting(context.seat, signal)),
    ),
    subscribe: os.events.subscribe.handler(async function* ({ input, context, signal, lastEventId }) {
      // A client that reconnects by itself says where it was in its own way.
      const after = lastEventId === undefined ? input.after : Number(lastEventId);
      const ending = whileSitting(context.seat, signal);
      for await (const event of changes.subscribe(Number.isFinite(after) ? after : null, ending)) {
        yield withEventMeta(event, { id: String(event.seq) });
      }
    }),
  };
}

function journalProcedures(os: Implementer, { journal }: HubServices) {
  return {
    counts: os.journal.counts.handler(() => journal.counts()),
    failures: os.journal.failures.handler(({ input }) => journal.failures(input)),
    retryFailures: os.journal.retryFailures.handler(() => journal.retryFailures()),
  };
}

function mediaProcedures(os: Implementer, { media, mediaFacts }: HubServices) {
  return {
    saveFacts: os.media.saveFacts.handler(({ input: { id, ...facts } }) => mediaFacts.save(id, facts)),
    get: os.media.get.handler(({ input }) => {
      const found = media.get(input.id);
      if (!found) throw new Refusal('NOT_FOUND');
      return found;
    }),
    retry: os.media.retry.handler(({ input }) => media.retry(input.id)),
  };
}

/** What comes through the local HTTP interface is written by other software. */
const senderOf = ({ operator, seat }: SeatContext & { operator: Operator }): Sender => ({
  operatorId: operator.id,
  isProgram: seat.kind === 'api',
});

function messagesProcedures(os: Implementer, { messages, notes }: HubServices) {
  return {
    addNote: os.messages.addNote.handler(({ input, context }) => notes.addNote(input, context.operator)),
    editNote: os.messages.editNote.handler(({ input, context }) => notes.editNote(input, context.operator)),
    deleteNote: os.messages.deleteNote.handler(({ input, context }) =>
      notes.deleteNote(input, context.operator),
    ),
    list: os.messages.list.handler(({ input }) => messages.list(input)),
    get: os.messages.get.handler(({ input }) => messages.get(input.id)),
    info: os.messages.info.handler(({ input }) => messages.info(input.id)),
    send: os.messages.send.handler(({ input, context }) => messages.send(input, senderOf(context))),
    sendTo: os.messages.sendTo.handler(({ input, context }) => messages.sendTo(input, senderOf(context))),
    retry: os.messages.retry.handler(({ input }) => messages.retry(input.id)),
    discard: os.messages.discard.handler(({ input }) => messages.discard(input.id)),
  };
}

function sandboxProcedures(os: Implementer, { sandbox }: HubServices) {
  return {
    state: os.sandbox.state.handler(() => sandbox.state()),
    start: os.sandbox.start.handler(() => sandbox.start()),
    phone: os.sandbox.phone.handler(({ input }) => sandbox.running().phone(input)),
    write: os.sandbox.write.handler(({ input }) => sandbox.running().write(input)),
    sendSample: os.sandbox.sendSample.handler(({ input }) => sandbox.running().sendSample(input)),
    tapButton: os.sandbox.tapButton.handler(({ input }) => sandbox.running().tapButton(input)),
    react: os.sandbox.react.handler(({ input }) => sandbox.running().react(input)),
    read: os.sandbox.read.handler(({ input }) => sandbox.running().read(input)),
    setCustomer: os.sandbox.setCustomer.handler(({ input }) => sandbox.running().setCustomer(input)),
    passTime: os.sandbox.passTime.handler(({ input }) => sandbox.running().passTime(input)),
    setDemo: os.sandbox.setDemo.handler(({ input }) => sandbox.running().setDemo(input)),
    setFaults: os.sandbox.setFaults.handler(({ input }) => sandbox.running().setFaults(input)),
    setConnectFailures: os.sandbox.setConnectFailures.handler(({ input }) =>
      sandbox.running().setConnectFailures(input),
    ),
    metaConsole: os.sandbox.metaConsole.handler(() => sandbox.running().metaConsole(undefined)),
    reviewTemplate: os.sandbox.reviewTemplate.handler(({ input }) => sandbox.running().reviewTemplate(input)),
    changeTemplate: os.sandbox.changeTemplate.handler(({ input }) => sandbox.running().changeTemplate(input)),
    reset: os.sandbox.reset.handler(() => sandbox.reset()),
  };
}
