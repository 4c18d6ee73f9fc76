import type { TranslationOf } from '../translation-of.ts';
import type { ui as source } from '../uk/ui.ts';

export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  clear: 'Clear',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  remove: 'Remove {{name}}',
  show: 'Show',
  hide: 'Hide',
  loading: 'Loading…',
  notifications: 'Notifications',
  required: 'required',
  optional: 'optional',
  mixed: 'partly',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  time: 'Time',
  timeWrong: 'Write the time like 14:30',
  emoji: {
    search: 'Find an emoji',
    none: 'Nothing for “{{search}}”',
    recent: 'Recent',
    skinTone: 'Skin tone',
  },
  templateBubble: {
    image: 'Picture',
    video: 'Video',
    document: 'Document',
    location: 'Place on the map',
    allButtons: 'See all options',
  },
} as const satisfies TranslationOf<typeof source>;
