import type { TranslationOf } from '../translation-of.ts';
import type { common as source } from '../uk/common.ts';

export const common = {
  appName: 'Rozmova',
  actions: {
    add: 'Add',
    apply: 'Apply',
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    continue: 'Continue',
    copy: 'Copy',
    delete: 'Delete',
    edit: 'Edit',
    open: 'Open',
    retry: 'Try again',
    save: 'Save',
    search: 'Search',
    send: 'Send',
  },
  pending: {
    saving: 'Saving…',
  },
  theme: {
    label: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'Same as system',
  },
  language: {
    label: 'Language',
    uk: 'Українська',
    en: 'English',
  },
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  messages_one: '{{count}} message',
  messages_other: '{{count}} messages',
  unread_one: '{{count}} unread',
  unread_other: '{{count}} unread',
  selected_one: '{{count}} selected',
  selected_other: '{{count}} selected',
} as const satisfies TranslationOf<typeof source>;
