import type { Operator } from '../contract/app.ts';
import type { Template } from '../contract/templates.ts';
import { editLimit } from './template-edit-limit.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];
/** True, or why not. */
export type Allowed = true | Sentence;

export type TemplateState = Pick<
  Template,
  | 'status'
  | 'category'
  | 'metaTemplateId'
  | 'unknownParts'
  | 'lockedParts'
  | 'hasConflict'
  | 'hasUnsubmittedChanges'
  | 'editedAt'
>;

const sentence = (uk: string, en: string): Sentence => ({ uk, en });

/** Meta takes edits of these only (research/api.md 5.9); a DRAFT is ours. */
const editable: ReadonlySet<string> = new Set(['DRAFT', 'APPROVED', 'REJECTED', 'PAUSED']);

const conflict = sentence(
  'Шаблон із цією назвою й мовою з’явився і тут, і в Meta. Спершу оберіть, який залишити.',
  'A template of this name and language came into being here and at Meta. First choose which one stays.',
);

/** Whether the editor may open it for writing. */
export function canEdit(template: TemplateState): Allowed {
  if (template.hasConflict) return conflict;
  if (template.unknownParts.length > 0) {
    const parts = template.unknownParts.join(', ');
    return sentence(
      `Шаблон має частини, яких Розмова не знає: ${parts}. Його можна лише читати; змінюють його у WhatsApp Manager.`,
      `The template has parts that Rozmova does not know: ${parts}. It can only be read; it is changed in WhatsApp Manager.`,
    );
  }
  if (template.lockedParts.length > 0) return locked(template.lockedParts);
  return editable.has(template.status) ? true : whyNotEditable(template.status);
}

/** Whether it can be said where its values come from: also of a text that is written at Meta's side only. */
export function canBind(template: TemplateState): Allowed {
  const isForeign =
    !template.hasConflict && template.unknownParts.length === 0 && template.lockedParts.length > 0;
  return isForeign ? true : canEdit(template);
}

/** Why a template with these parts is not sent: they may want values that nobody here can give, and Meta would refuse each message. */
export function whyNotSent(unknownParts: readonly string[]): Sentence {
  const parts = unknownParts.join(', ');
  const known = unknownParts.flatMap((part) => reasonOf(part) ?? []);
  const base = sentence(
    `У шаблоні є частини, яких ця версія не розуміє: ${parts}. Надсилайте його через Meta.`,
    `Parts of this template are not understood by this version: ${parts}. Send it through Meta.`,
  );
  return sentence(
    [base.uk, ...known.map(({ uk }) => uk)].join(' '),
    [base.en, ...known.map(({ en }) => en)].join(' '),
  );
}

/** Of parts that Meta describes and that are left out on purpose; on a card of a carousel as anywhere. */
function reasonOf(part: string): Sentence | undefined {
  switch (part.replace(/^CAROUSEL /, '')) {
    case 'BUTTON ORDER_DETAILS':
      return sentence(
        'Оплата всередині WhatsApp є лише в кількох країнах, і Розмова її не приймає.',
        'Payment inside WhatsApp is there in a few countries only, and Rozmova does not take it.',
      );
    case 'HEADER GIF':
      return sentence(
        'Рухомі зображення вгорі Meta приймає лише через окремий інтерфейс для маркетингу.',
        'Meta takes moving pictures at the top through a separate interface for marketing only.',
      );
    default:
      return undefined;
  }
}

/** Rozmova fills and sends these, and writes none of them. */
function locked(parts: readonly string[]): Sentence {
  const uk = parts.map((part) => partWords(part).uk).join(', ');
  const en = parts.map((part) => partWords(part).en).join(', ');
  return sentence(
    `Текст шаблону змінюють у WhatsApp Manager, бо в ньому є: ${uk}. Тут можна обрати, звідки беруться значення, і надсилати його.`,
    `The text of this template is changed in WhatsApp Manager, because it has: ${en}. Here you choose where its values come from, and send it.`,
  );
}

const namedParts: Readonly<Record<string, Sentence>> = {
  CAROUSEL: sentence('картки', 'cards'),
  CALL_PERMISSION_REQUEST: sentence('запит на дозвіл телефонувати', 'a request for permission to call'),
  'BUTTON URL app_deep_link': sentence('кнопка, що відкриває застосунок', 'a button that opens an app'),
  'BUTTON FLOW flow_json': sentence('велика форма', 'a large form'),
  'BUTTON FLOW without flow_id': sentence('форма без номера', 'a form without an id'),
};

/** A part of a template as a person reads it; one that has no words of ours keeps Meta's name. */
export const partWords = (part: string): Sentence => namedParts[part] ?? sentence(part, part);

function whyNotEditable(status: string): Sentence {
  switch (status) {
    case 'PENDING':
    case 'IN_APPEAL':
      return sentence(
        'Meta саме перевіряє шаблон. Змінити його можна після відповіді.',
        'Meta is reviewing the template. It can be changed after the answer.',
      );
    case 'DISABLED':
      return sentence(
        'Meta вимкнула шаблон назавжди. Зробіть копію та змініть текст у ній.',
        'Meta disabled the template for good. Duplicate it and change the text of the copy.',
      );
    case 'DELETED':
    case 'PENDING_DELETION':
      return sentence(
        'Шаблон видалено в Meta. Зробіть копію з іншою назвою.',
        'The template was deleted at Meta. Duplicate it under another name.',
      );
    case 'ARCHIVED':
      return sentence(
        'Шаблон в архіві Meta. Поверніть його з архіву у WhatsApp Manager або зробіть копію.',
        'The template is in Meta’s archive. Bring it back in WhatsApp Manager, or duplicate it.',
      );
    case 'LIMIT_EXCEEDED':
      return sentence(
        'Акаунт досяг найбільшої кількості шаблонів. Видаліть непотрібні й синхронізуйте.',
        'The account has as many templates as it may. Delete some that are not needed and synchronise.',
      );
    default:
      return sentence(
        `Meta не дає змінювати шаблон у цьому стані (${status}).`,
        `Meta does not let a template in this state be changed (${status}).`,
      );
  }
}

/** Whether what was written may go to Meta's review now; `now` in UTC milliseconds. */
export function canSubmit(template: TemplateState, now: number): Allowed {
  const edit = canEdit(template);
  if (edit !== true) return edit;
  if (template.status !== 'DRAFT' && !template.hasUnsubmittedChanges) {
    return sentence('У шаблоні немає нових змін.', 'There are no new changes in the template.');
  }
  return editLimit(template, now) ?? true;
}

/** Whether it can be deleted at Meta's side; a DRAFT is ours and can always go. */
export function canDelete({ status }: TemplateState): Allowed {
  if (status === 'DISABLED') {
    return sentence(
      'Meta не дає видаляти вимкнені шаблони.',
      'Meta does not let disabled templates be deleted.',
    );
  }
  return status === 'DELETED' || status === 'PENDING_DELETION'
    ? sentence('Шаблон уже видалено.', 'The template is deleted already.')
    : true;
}

/** Whether Meta can be asked to lift the pause. */
export function canUnpause({ status }: TemplateState): Allowed {
  return status === 'PAUSED' ? true : sentence('Шаблон не призупинено.', 'The template is not paused.');
}

/**
 * Whether this operator may send it; whether the role may send at all is asked for elsewhere. An admin, who says for whom it is,
 * may always, and so may the local interface, which acts as the owner. Null: the hub itself, going on with what somebody began.
 */
export function canSend(
  { status, binding }: Pick<Template, 'status' | 'binding'>,
  operator: Pick<Operator, 'id' | 'role'> | null,
): Allowed {
  if (status !== 'APPROVED') return whyNotSendable(status);
  const isExcluded =
    operator !== null &&
    operator.role !== 'admin' &&
    binding.operatorIds !== null &&
    !binding.operatorIds.some((id) => id === operator.id);
  return isExcluded
    ? sentence(
        'Адміністратор дозволив надсилати цей шаблон іншим операторам.',
        'An administrator lets other operators send this template.',
      )
    : true;
}

function whyNotSendable(status: string): Sentence {
  switch (status) {
    case 'DRAFT':
      return sentence(
        'Це чернетка. Спершу подайте її на перевірку Meta.',
        'This is a draft. First submit it to Meta’s review.',
      );
    case 'PENDING':
    case 'IN_APPEAL':
      return sentence(
        'Meta ще перевіряє шаблон. Це триває до доби.',
        'Meta is still reviewing the template. This takes up to a day.',
      );
    case 'REJECTED':
      return sentence(
        'Meta відхилила шаблон. Виправте його та подайте ще раз.',
        'Meta rejected the template. Correct it and submit it again.',
      );
    case 'PAUSED':
      return sentence(
        'Meta призупинила шаблон через скарги отримувачів. Зачекайте або поліпште текст.',
        'Meta paused the template because of feedback from recipients. Wait, or improve the text.',
      );
    default:
      return sentence('Надсилати можна лише схвалені шаблони.', 'Only approved templates can be sent.');
  }
}

/** Whether a draft can be made from it. */
export function canDuplicate({ unknownParts, lockedParts }: TemplateState): Allowed {
  if (unknownParts.length === 0 && lockedParts.length === 0) return true;
  if (unknownParts.length === 0) {
    const [uk, en] = (['uk', 'en'] as const).map((language) =>
      lockedParts.map((part) => partWords(part)[language]).join(', '),
    );
    return sentence(
      `Копію роблять у WhatsApp Manager, бо в шаблоні є: ${uk}.`,
      `A copy is made in WhatsApp Manager, because the template has: ${en}.`,
    );
  }
  const parts = unknownParts.join(', ');
  return sentence(
    `Шаблон має частини, яких Розмова не знає: ${parts}. Копія була б неповною.`,
    `The template has parts that Rozmova does not know: ${parts}. The copy would be incomplete.`,
  );
}

export {
  categoryWords,
  qualityWords,
  rejectionWords,
  type StatusTone,
  statusWords,
} from './template-words.ts';
