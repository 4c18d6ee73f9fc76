import type { Template } from '#shared/contract/templates.ts';
import type { TemplateButton, TemplateText } from '#shared/domain/template-draft.ts';
import { fromComponents, type ReadTemplateText } from '#shared/domain/template-reading.ts';

type Written = Pick<Template, 'category' | 'parameterFormat' | 'components'>;

/**
 * Whether two states of a template say the same to the customer. Meta gives a text back in its own way: samples become links,
 * the button of a code becomes a link, types change their case; none of that is another text.
 */
export function saysTheSame(one: Written, other: Written): boolean {
  if (JSON.stringify(one.components) === JSON.stringify(other.components)) return true;
  const [first, second] = [fromComponents(one), fromComponents(other)];
  // What is not understood cannot be compared by what it means.
  if ([first, second].some(isPartial)) return false;
  return isSameText(first.text, second.text);
}

/** The same of a text that was written here. */
export function saysTheSameAs(text: TemplateText, other: Written): boolean {
  const read = fromComponents(other);
  return !isPartial(read) && isSameText(text, read.text);
}

/** What is not understood, or is more than the editor writes, is not compared. */
const isPartial = ({ unknownParts, lockedParts }: ReadTemplateText): boolean =>
  unknownParts.length + lockedParts.length > 0;

/** Meta tells a form by its id, whatever it was handed over by: where one side has no id, there is nothing to compare. */
function isSameText(one: TemplateText, other: TemplateText): boolean {
  const isById = [one, other].every(({ buttons }) =>
    buttons.every((button) => button.kind !== 'flow' || button.flowBy === 'id'),
  );
  return essence(one, isById) === essence(other, isById);
}

/** The category is not part of it: Meta files a text under another one by itself. */
function essence(
  { category, header, body, footer, buttons, authentication, parameterFormat, offer }: TemplateText,
  isFlowById: boolean,
): string {
  const isAuthentication = category === 'AUTHENTICATION';
  return JSON.stringify([
    header.kind === 'text' ? ['text', header.text.trim()] : [header.kind],
    offer === undefined ? null : [offer.text.trim(), offer.hasExpiration],
    isAuthentication
      ? authentication
      : [body.trim(), footer.trim(), body.includes('{{') ? parameterFormat : ''],
    buttons.map((button) => (isAuthentication ? 'otp' : buttonEssence(button, isFlowById))),
  ]);
}

function buttonEssence(button: TemplateButton, isFlowById: boolean): unknown {
  switch (button.kind) {
    // Their words are Meta's own, in the template's language.
    case 'otp':
    case 'copy_code':
    case 'catalog':
    case 'voice_call':
      return button.kind;
    case 'phone_number':
      return [button.kind, button.text, button.phoneNumber.replace(/\D/g, '')];
    case 'flow': {
      const { kind, text, flowAction, navigateScreen } = button;
      return [kind, text, flowAction, navigateScreen, isFlowById ? button.flowId : ''];
    }
    default:
      return button;
  }
}
