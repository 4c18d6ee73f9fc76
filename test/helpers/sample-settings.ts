import type { Settings } from '#shared/contract/app.ts';

/** The settings of somebody who has changed nothing yet. */
export const sampleSettings: Settings = {
  language: 'system',
  theme: 'system',
  enterSends: true,
  notificationText: true,
  showsTyping: true,
  density: 'comfortable',
  notifies: true,
  sounds: true,
  quietHours: null,
  doNotDisturbUntil: null,
  locksAfterMinutes: null,
};
