/** Plain facts about what was done: ids, counts, chosen words. Never text, names, numbers of people, tokens or PINs. */
export type AuditSubject = Record<string, string | number | boolean | null>;

/** What stands in the log about a call that succeeded; null: this one is not worth a line. */
type Describe = (input: unknown, output: unknown) => AuditSubject | null;

/** Only such words may stand in a line: what the contract lets one choose from. */
const CHOSEN_WORD = /^[A-Za-z][A-Za-z_-]{0,39}$/;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && CHOSEN_WORD.test(value));

function pick(value: unknown, names: readonly string[]): AuditSubject {
  const facts = names.map((name) => [name, fieldOf(value, name)] as const);
  return Object.fromEntries(facts.filter((fact): fact is [string, string | number] => isPlain(fact[1])));
}

const countOf = (value: unknown, name: string): number => {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list.length : 0;
};

/** These fields of the input, which the contract restricts to ids, flags and chosen words. */
const given =
  (...names: string[]): Describe =>
  (input) =>
    pick(input, names);

/** The same, and the id of what came to be. */
const made =
  (...names: string[]): Describe =>
  (input, output) => ({ ...pick(output, ['id']), ...pick(input, names) });

/** How many there are in a list of the input. */
const counted =
  (list: string, ...names: string[]): Describe =>
  (input) => ({ ...pick(input, names), count: countOf(input, list) });

/** Whether some secrets came with it; never which. */
const withSecrets =
  (secrets: readonly string[], ...names: string[]): Describe =>
  (input) => ({
    ...pick(input, names),
    hasNewSecret: secrets.some((name) => fieldOf(input, name) !== undefined),
  });

/** An export is one line, whatever the number of its pages. */
const firstPage =
  (...names: string[]): Describe =>
  (input) =>
    (fieldOf(input, 'cursor') ?? null) === null ? pick(input, names) : null;

const sent: Describe = (input, output) => ({
  ...pick(output, ['id']),
  ...pick(input, ['conversationId', 'accountId']),
  ...pick(fieldOf(input, 'content'), ['kind']),
});

const conversationsChanged: Describe = (input) => {
  const change = fieldOf(input, 'change');
  if (fieldOf(change, 'kind') === 'read' || fieldOf(change, 'kind') === 'unread') return null;
  const ids = fieldOf(input, 'ids');
  const [id] = Array.isArray(ids) && ids.length === 1 ? (ids as unknown[]) : [];
  return {
    ...pick({ id }, ['id']),
    ...pick(change, ['kind', 'operatorId', 'labelId', 'until', 'isPinned', 'isOn']),
    count: countOf(input, 'ids'),
  };
};

/** Somebody's new PIN, or that it was taken away. */
const pinChanged: Describe = (input) => ({ ...pick(input, ['id']), hasPin: fieldOf(input, 'pin') !== null });

const bulkAnswer: Describe = (_input, output) =>
  pick(output, ['inserted', 'updated', 'unchanged', 'created', 'rejected', 'deleted', 'count']);

const id = given('id');
const ofAccount = given('accountId');
const nothingMore = given();

/** Every procedure that leaves a line, and what the line says. */
export const auditActions: Readonly<Record<string, Describe>> = {
  'accounts.create': made('color'),
  'accounts.update': withSecrets(['accessToken', 'appSecret'], 'id', 'color', 'state', 'sendsReadReceipts'),
  'accounts.disconnect': id,
  'accounts.changeNumber': id,
  'accounts.setOperators': counted('operatorIds', 'id'),
  'accounts.setRules': id,
  'accounts.webhookSetup': id,
  'tunnel.choose': given('provider', 'consent', 'mayFallBack'),
  'tunnel.register': ofAccount,
  'tunnel.takeOver': ofAccount,
  'doctor.repair': given('accountId', 'check'),
  'connect.start': given('kind', 'accountId'),
  'connect.discard': id,
  'connect.setValues': withSecrets(['accessToken', 'appSecret'], 'id'),
  'connect.chooseNumber': id,
  'connect.finish': id,
  'connect.requestCode': given('accountId', 'method', 'language'),
  'connect.verifyCode': ofAccount,
  'connect.register': given('accountId', 'despiteRisk'),
  'connect.setPin': ofAccount,
  'connect.setProfile': ofAccount,
  'connect.setPicture': given('accountId', 'mediaId'),
  'connect.replaceToken': withSecrets(['accessToken'], 'accountId'),
  'app.apiToken': nothingMore,
  'contacts.create': made(),
  'contacts.rename': id,
  'contacts.update': counted('fields', 'id', 'isOptedOut'),
  'contacts.createField': made('kind'),
  'contacts.renameField': id,
  'contacts.deleteField': id,
  'contacts.addNote': id,
  'contacts.editNote': given('noteId'),
  'contacts.deleteNote': given('noteId'),
  'contacts.merge': given('id', 'mergedId'),
  'contacts.undoMerge': given('mergeId'),
  'contacts.keepApart': given('id', 'otherId', 'isApart'),
  'contacts.importRows': counted('rows'),
  'contacts.exportRows': firstPage(),
  'conversations.change': conversationsChanged,
  'conversations.undo': counted('before'),
  'conversations.setBlocked': given('id', 'isBlocked'),
  'conversations.addParticipant': given('id', 'operatorId'),
  'conversations.leave': id,
  'conversations.takeOver': id,
  'conversations.handOver': given('id', 'operatorId'),
  'conversations.handOverAll': given('operatorId'),
  'desktop.update': given('closesToTray', 'startsWithSystem'),
  'journal.retryFailures': nothingMore,
  'labels.create': made('color', 'isUrgent'),
  'labels.update': given('id', 'color', 'isUrgent'),
  'labels.delete': id,
  'messages.send': sent,
  'messages.sendTo': sent,
  'messages.retry': id,
  'messages.discard': id,
  'messages.addNote': (input, output) => ({
    ...pick(output, ['id']),
    ...pick(input, ['conversationId']),
    mentions: countOf(input, 'mentions'),
  }),
  'messages.editNote': id,
  'messages.deleteNote': id,
  'quickReplies.create': made('isShared'),
  'quickReplies.update': given('id', 'isShared'),
  'quickReplies.delete': id,
  'records.saveType': given('isNew'),
  'records.deleteType': nothingMore,
  'records.upsert': bulkAnswer,
  'records.delete': counted('keys'),
  'records.restore': nothingMore,
  'records.exportRows': firstPage(),
  'records.startImport': id,
  'records.cancelImport': id,
  'sandbox.start': nothingMore,
  'sandbox.reset': nothingMore,
  'sendings.sendOne': given('templateId'),
  'sendings.prepare': made('templateId'),
  'sendings.start': id,
  'sendings.pause': id,
  'sendings.resume': id,
  'sendings.cancel': id,
  'sendings.retry': counted('recipientIds', 'id'),
  'sendings.resendUnheard': id,
  'sendings.exportRows': firstPage('id'),
  'sendings.setPrices': counted('rates'),
  'sendings.setOptOutWords': given('isOn'),
  'team.signIn': given('operatorId'),
  'team.lock': nothingMore,
  'team.create': made('role'),
  'team.update': given('id', 'role'),
  'team.remove': given('id', 'handOverTo'),
  'team.setPin': pinChanged,
  'team.invite': id,
  'team.endSeat': given('id'),
  'templates.submit': made('accountId', 'category'),
  'templates.create': made(),
  'templates.submitDraft': id,
  'templates.discardDraft': id,
  'templates.duplicate': made('accountId'),
  'templates.delete': given('id', 'allLanguages'),
  'templates.unpause': id,
  'templates.resolve': given('id', 'choice'),
  'templates.restoreVersion': given('id', 'versionId'),
  'workspace.export': nothingMore,
  'workspace.bring': nothingMore,
  'workspace.forgetIncoming': nothingMore,
  'workspace.restart': nothingMore,
};

/**
 * Lines that no procedure leaves: the program writes them itself. `forgetPins`: it was started so that the administrators' PINs
 * are taken away; `logCut`: it found fewer or other lines in the log than it had written.
 */
export const programActions = ['program.forgetPins', 'program.logCut'] as const;
export type ProgramAction = (typeof programActions)[number];

/** Procedures that change something which is not worth a line: it is one's own, it passes, or it only asks Meta again. */
export const passingActions: readonly string[] = [
  'accounts.test',
  'accounts.testForm',
  'app.setView',
  'app.updateSettings',
  'connect.endLoop',
  'connect.recheck',
  'connect.saveStep',
  'connect.startLoop',
  'contacts.openConversation',
  'conversations.markRead',
  'conversations.markUnread',
  'conversations.reportWriting',
  'conversations.typing',
  'desktop.testNotification',
  'doctor.run',
  'drafts.save',
  'media.retry',
  'media.saveFacts',
  'records.setImport',
  'sandbox.changeTemplate',
  'sandbox.passTime',
  'sandbox.react',
  'sandbox.read',
  'sandbox.reviewTemplate',
  'sandbox.sendSample',
  'sandbox.setConnectFailures',
  'sandbox.setCustomer',
  'sandbox.setDemo',
  'sandbox.setFaults',
  'sandbox.tapButton',
  'sandbox.write',
  'templates.save',
  'templates.sync',
  'templates.syncAll',
  'templates.syncOne',
  'templates.uploadSample',
  'tunnel.dismissCaughtUp',
  'tunnel.nudge',
  'tunnel.retryNow',
  'workspace.cancel',
];
