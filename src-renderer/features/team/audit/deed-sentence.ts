import type { TFunction } from 'i18next';
import type { AuditEntry, AuditThing } from '#shared/contract/audit.ts';

/** A piece of the sentence about a deed: plain words, the person, or a thing by its field; null where the line names none. */
export type DeedPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'who' }
  | { readonly kind: 'thing'; readonly field: string; readonly thing: AuditThing | null };

export type AuditWords = TFunction<'audit'>;

type Subject = AuditEntry['subject'];
type ContextOf = (entry: Pick<AuditEntry, 'subject' | 'operatorId'>) => string | undefined;

const fields = [
  'id',
  'accountId',
  'operatorId',
  'handOverTo',
  'conversationId',
  'templateId',
  'labelId',
  'otherId',
  'noteId',
] as const;

const withSecret: ContextOf = ({ subject }) => (subject.hasNewSecret ? 'secret' : undefined);
const ofAccount: ContextOf = ({ subject }) => (isGiven(subject.accountId) ? 'account' : undefined);
const toPerson: ContextOf = ({ subject }) => (isGiven(subject.operatorId) ? 'person' : undefined);

/** Deeds that are told differently by what the line says. */
const contexts: Readonly<Record<string, ContextOf>> = {
  'accounts.update': withSecret,
  'doctor.repair': ofAccount,
  'connect.start': ofAccount,
  'connect.setValues': withSecret,
  'contacts.update': ({ subject }) => choose(subject.isOptedOut, 'optOut', 'optIn'),
  'contacts.keepApart': ({ subject }) => choose(subject.isApart, 'apart', undefined),
  'conversations.change': ({ subject }) => changeOf(subject),
  'conversations.setBlocked': ({ subject }) => choose(subject.isBlocked, 'blocked', undefined),
  'conversations.handOver': toPerson,
  'conversations.handOverAll': toPerson,
  'records.saveType': ({ subject }) => choose(subject.isNew, 'new', undefined),
  'team.update': ({ subject, operatorId }) => (subject.id === operatorId ? 'own' : undefined),
  'team.remove': ({ subject }) => (isGiven(subject.handOverTo) ? 'heir' : undefined),
  'team.setPin': ({ subject, operatorId }) =>
    subject.id === operatorId
      ? choose(subject.hasPin, 'ownSet', 'own')
      : choose(subject.hasPin, 'set', undefined),
  'program.logCut': ({ subject }) => (Number(subject.has) < Number(subject.had) ? 'shorter' : undefined),
};

const isGiven = (value: Subject[string] | undefined) => value !== undefined && value !== null;

function choose(flag: Subject[string] | undefined, yes: string, no: string | undefined): string | undefined {
  if (flag === undefined) return undefined;
  return flag === true ? yes : no;
}

function changeOf({ id, kind, isPinned, isOn, operatorId }: Subject): string {
  if (!isGiven(id)) return 'several';
  if (kind === 'pin') return isPinned === false ? 'unpin' : 'pin';
  if (kind === 'label') return isOn === false ? 'unlabel' : 'label';
  if (kind === 'assign') return isGiven(operatorId) ? 'assign' : 'unassign';
  return String(kind);
}

/** No sentence holds it: what stands between two of them is a name to be put in. */
const MARK = '\u0001';

/** What was done, in the words of a language, with the places of its names. A deed that this version does not know says its bare name. */
export function deedParts(t: AuditWords, entry: AuditEntry): readonly DeedPart[] {
  return sentenceOf(t, entry)
    .split(MARK)
    .flatMap((text, place): readonly DeedPart[] => {
      if (place % 2 === 1) {
        return [
          text === 'who'
            ? { kind: 'who' }
            : { kind: 'thing', field: text, thing: entry.things[text] ?? null },
        ];
      }
      return text === '' ? [] : [{ kind: 'text', text }];
    });
}

function sentenceOf(t: AuditWords, entry: AuditEntry): string {
  const { action, subject } = entry;
  const names = Object.fromEntries(['who', ...fields].map((name) => [name, `${MARK}${name}${MARK}`]));
  const values = { ...names, ...factsOf(t, subject), action };
  // Every action has its sentence (a test goes through them all), but no type knows the actions by name.
  const say = t as unknown as (key: string, values: Record<string, unknown>) => string;
  return say(`deeds.${action}`, {
    ...values,
    context: contexts[action]?.(entry),
    defaultValue: say('deeds.unknown', values),
  });
}

const changeKinds = ['done', 'reopen', 'snooze', 'pin', 'assign', 'label'] as const;

function factsOf(t: AuditWords, { count, had, has, provider, kind }: Subject): Record<string, unknown> {
  const change = changeKinds.find((known) => known === kind);
  return {
    count: typeof count === 'number' ? count : 0,
    had,
    has,
    provider,
    kind: change ? t(`kinds.${change}`) : '',
  };
}
