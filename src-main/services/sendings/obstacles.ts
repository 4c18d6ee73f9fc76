import type { Sentence } from '#shared/contract/base.ts';
import type { Template } from '#shared/contract/templates.ts';
import { countryOfNumber } from '#shared/domain/phone-country.ts';
import type { LeftOutReason } from '#shared/domain/sending.ts';
import { leftOutWords } from '#shared/domain/sending-words.ts';
import { placeOfKey } from '#shared/domain/template-draft.ts';
import type { FilledCard, FilledHeader } from './fill-header.ts';
import type { FilledValue } from './fill-template.ts';
import type { Found, Person } from './find-person.ts';

export interface Obstacle {
  reason: LeftOutReason;
  sentence: Sentence;
}

/** What the number that sends is known by. */
export interface Sender {
  /** Bare digits; null while Meta has not told it. */
  ownNumber: string | null;
}

const obstacle = (reason: LeftOutReason, sentence: Sentence = leftOutWords[reason]): Obstacle => ({
  reason,
  sentence,
});

/** Why this person does not get this template, the most lasting reason first; null when nothing stands in the way. */
export function personObstacle(
  { person, isRecordGone }: Found,
  template: Pick<Template, 'category'>,
  sender: Sender,
): Obstacle | null {
  if (isRecordGone) return obstacle('record_gone');
  if (person === null || !isReachable(person, template)) return obstacle('no_number');
  if (person.waId !== null && person.waId === sender.ownNumber) return obstacle('own_number');
  if (person.isBlocked) return obstacle('blocked');
  if (template.category !== 'MARKETING') return null;
  if (person.isOptedOut) return obstacle('opted_out');
  return countryOf(person) === 'US' ? obstacle('marketing_not_delivered') : null;
}

/** A code goes to a number only (Meta's 131062); everything else also to a person who hides it. */
const isReachable = (person: Person, { category }: Pick<Template, 'category'>): boolean =>
  person.waId !== null || (person.bsuid !== null && category !== 'AUTHENTICATION');

/** ISO 3166; a business-scoped user id begins with it. */
export function countryOf({ waId, bsuid }: Pick<Person, 'waId' | 'bsuid'>): string | null {
  if (waId !== null) return countryOfNumber(waId);
  return bsuid === null ? null : (/^([A-Z]{2})\./.exec(bsuid)?.[1] ?? null);
}

/** What is missing or wrong in the message itself; null when it can be sent. */
export function contentObstacle(
  values: readonly FilledValue[],
  header: FilledHeader,
  cards: readonly FilledCard[],
): Obstacle | null {
  const bad = values.find(({ problem }) => problem !== null);
  if (bad?.problem) {
    const isMissing = bad.value === null || bad.value.trim() === '';
    const what = {
      uk: `${bad.label.uk}: ${lowerFirst(bad.problem.uk)}`,
      en: `${bad.label.en}: ${lowerFirst(bad.problem.en)}`,
    };
    const card = placeOfKey(bad.key)?.card;
    return obstacle(
      isMissing ? 'missing_value' : 'bad_value',
      card === undefined ? what : onCard(card, what),
    );
  }
  if (header.shown.isNeeded && !header.shown.isFilled)
    return obstacle('missing_header', header.shown.problem ?? leftOutWords.missing_header);
  const open = cards.findIndex(({ shown }) => shown.isNeeded && !shown.isFilled);
  const why = cards[open]?.shown.problem ?? noFile;
  return open < 0 ? null : obstacle('missing_header', onCard(open, why));
}

/** The same is asked for on each card of a carousel. */
const onCard = (card: number, { uk, en }: Sentence): Sentence => ({
  uk: `Картка ${card + 1}: ${lowerFirst(uk)}`,
  en: `Card ${card + 1}: ${lowerFirst(en)}`,
});

const noFile: Sentence = { uk: 'Немає файлу.', en: 'The file is missing.' };

const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('uk') + text.slice(1);
