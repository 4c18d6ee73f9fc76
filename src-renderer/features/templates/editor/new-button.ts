import { buttonMaxima } from '#shared/domain/template-check-buttons.ts';
import type { TemplateButton } from '#shared/domain/template-draft.ts';

export type ButtonKind = TemplateButton['kind'];

/** A button before anything was written into it. */
export function newButton(kind: ButtonKind): TemplateButton {
  switch (kind) {
    case 'quick_reply':
      return { kind, text: '' };
    case 'catalog':
      return { kind, text: 'View catalog' };
    case 'mpm':
      return { kind, text: 'View items' };
    case 'spm':
      return { kind, text: 'View' };
    case 'url':
      return { kind, text: '', url: 'https://' };
    case 'phone_number':
      return { kind, text: '', phoneNumber: '' };
    case 'copy_code':
      return { kind, sample: '' };
    case 'flow':
      return {
        kind,
        text: '',
        flowBy: 'id',
        flowId: '',
        flowName: '',
        flowJson: '',
        flowAction: 'navigate',
        navigateScreen: '',
      };
    case 'voice_call':
      return { kind, text: '', ttlMinutes: null };
    case 'request_contact_info':
      return { kind };
    case 'otp':
      return {
        kind,
        otpType: 'COPY_CODE',
        text: '',
        autofillText: '',
        supportedApps: [],
        hasAcceptedZeroTapTerms: false,
      };
  }
}

export const MOST_BUTTONS = 10;

/** Kinds that anything but AUTHENTICATION may have, in the order in which they are offered. */
export const offeredKinds: readonly ButtonKind[] = [
  'quick_reply',
  'url',
  'phone_number',
  'copy_code',
  'voice_call',
  'request_contact_info',
  'flow',
  'catalog',
  'mpm',
  'spm',
];

/** How many more of a kind fit in. */
export function remainingOf(kind: ButtonKind, buttons: readonly TemplateButton[]): number {
  const ofKind = buttons.filter((button) => button.kind === kind).length;
  return Math.max(0, Math.min(buttonMaxima[kind] - ofKind, MOST_BUTTONS - buttons.length));
}

/** Where a new button goes: quick replies stay together, as Meta wants it. */
export function placeForNew(kind: ButtonKind, buttons: readonly TemplateButton[]): number {
  if (kind !== 'quick_reply') return buttons.length;
  const last = buttons.findLastIndex((button) => button.kind === 'quick_reply');
  return last === -1 ? buttons.length : last + 1;
}
