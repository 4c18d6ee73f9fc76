import { accountFieldNames } from '#shared/domain/account-form.ts';
import { numberKey, parseWaId } from '#shared/domain/phone.ts';
import { type Answer, type Asker, nonexistingField } from '../../meta/ask.ts';
import { askNumber, askWaba } from '../../meta/connection-calls.ts';
import type { CheckNotes } from './check-notes.ts';
import { type FoundNumber, toFoundNumber } from './discovery.ts';
import { anotherThing, idSays, nodeWords } from './value-sentences.ts';

interface Given {
  wabaId: string;
  phoneNumberId: string;
}

/** Looks at ids that were entered by hand; gives a number that only this way was found. */
export async function checkIds(
  asker: Asker,
  given: Given,
  { numbers, notes }: { numbers: readonly FoundNumber[]; notes: CheckNotes },
): Promise<FoundNumber[]> {
  await checkWabaId(asker, given.wabaId, { numbers, notes });
  return checkPhoneNumberId(asker, given, { numbers, notes });
}

async function checkWabaId(
  asker: Asker,
  wabaId: string,
  { numbers, notes }: { numbers: readonly FoundNumber[]; notes: CheckNotes },
): Promise<void> {
  if (proposeForPhone('wabaId', wabaId, { numbers, notes }) || !notes.isAskable('wabaId')) return;
  const known = numbers.find((number) => number.wabaId === wabaId);
  if (known) {
    notes.note('wabaId', { state: 'ok' }, idSays.waba(known.wabaName ?? wabaId));
    return;
  }
  const answer = await askWaba(asker, wabaId);
  if (notes.isTrouble(answer)) return;
  // Every node has an id and a name of some kind: what has a number to show is a number.
  const ofNumber = numbers.find((number) => number.phoneNumberId === wabaId);
  if (answer.kind === 'told' && !ofNumber) {
    notes.note('wabaId', { state: 'ok' }, idSays.waba(answer.value.name ?? wabaId));
    return;
  }
  noteWrongId('wabaId', answer, { proposal: ofNumber?.wabaId ?? onlyOne(numbers)?.wabaId, notes });
}

async function checkPhoneNumberId(
  asker: Asker,
  { wabaId, phoneNumberId }: Given,
  { numbers, notes }: { numbers: readonly FoundNumber[]; notes: CheckNotes },
): Promise<FoundNumber[]> {
  if (phoneNumberId === '' && numbers.length > 1) {
    notes.note('phoneNumberId', { state: 'missing', failure: 'several_numbers' }, idSays.several);
    return [];
  }
  if (proposeForPhone('phoneNumberId', phoneNumberId, { numbers, notes })) return [];
  if (!notes.isAskable('phoneNumberId')) return [];
  const known = numbers.find((number) => number.phoneNumberId === phoneNumberId);
  if (known) {
    noteNumber(notes, known, wabaId);
    return [];
  }
  const answer = await askNumber(asker, phoneNumberId);
  if (notes.isTrouble(answer)) return [];
  const [found] =
    answer.kind === 'told' && answer.value.display_phone_number
      ? toFoundNumber({ ...answer.value, id: phoneNumberId }, { id: wabaId, name: null })
      : [];
  if (found && wabaId !== '' && numbers.some((number) => number.wabaId === wabaId)) {
    notes.note('phoneNumberId', { state: 'failed', failure: 'wrong_id' }, idSays.notInWaba);
    return [];
  }
  if (found) {
    noteNumber(notes, found, '');
    return wabaId === '' ? [] : [found];
  }
  const proposal = (numbers.find((number) => number.wabaId === phoneNumberId) ?? onlyOne(numbers))
    ?.phoneNumberId;
  noteWrongId('phoneNumberId', answer, { proposal, notes });
  return [];
}

function noteNumber(notes: CheckNotes, number: FoundNumber, wabaId: string): void {
  if (wabaId !== '' && number.wabaId !== wabaId) {
    notes.note('phoneNumberId', { state: 'failed', failure: 'wrong_id' }, idSays.notInWaba);
    return;
  }
  const sentence = idSays.number(
    number.displayPhoneNumber ?? number.phoneNumberId,
    number.verifiedName ?? '',
  );
  notes.note('phoneNumberId', { state: 'ok' }, sentence);
}

const onlyOne = (numbers: readonly FoundNumber[]): FoundNumber | undefined =>
  numbers.length === 1 ? numbers[0] : undefined;

/** Somebody took the number for its id: the id behind it is proposed when the token can see it. */
function proposeForPhone(
  field: 'wabaId' | 'phoneNumberId',
  value: string,
  { numbers, notes }: { numbers: readonly FoundNumber[]; notes: CheckNotes },
): boolean {
  if (notes.isAskable(field)) return false;
  const country = numbers.length === 1 ? 'UA' : undefined;
  const waId = parseWaId(value, country);
  const digits = value.replace(/\D/g, '').replace(/^0+/, '');
  if (waId === null && digits.length < 7) return false;
  const match = numbers.find(({ displayPhoneNumber }) => {
    const shown = (displayPhoneNumber ?? '').replace(/\D/g, '');
    if (shown === '') return false;
    return (
      (waId !== null && numberKey(shown) === numberKey(waId)) ||
      (digits.length >= 9 && shown.endsWith(digits))
    );
  });
  if (!match) return false;
  const sentence = idSays.phoneNumber(match.phoneNumberId);
  notes.note(field, { state: 'failed', failure: 'wrong_id', proposal: match[field] }, sentence);
  return true;
}

/** An id that Meta does not show, or that is of another kind: the error names the node type (`research/api.md` 1.4). */
function noteWrongId(
  field: 'wabaId' | 'phoneNumberId',
  answer: Answer<unknown>,
  { proposal, notes }: { proposal: string | undefined; notes: CheckNotes },
): void {
  const wanted = accountFieldNames[field];
  const nodeType = answer.kind === 'refused' ? nonexistingField(answer.error)?.nodeType : undefined;
  const isOther = nodeType !== undefined || answer.kind === 'told';
  const kind = answer.kind === 'told' ? nodeWords.WhatsAppBusinessPhoneNumber : nodeWords[nodeType ?? ''];
  const sentence = isOther ? idSays.ofOtherKind(kind ?? anotherThing, wanted) : idSays.notShown(wanted);
  notes.note(field, { state: 'failed', failure: 'wrong_id', proposal: proposal ?? null }, sentence);
}
