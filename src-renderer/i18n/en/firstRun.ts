import type { TranslationOf } from '../translation-of.ts';
import type { firstRun as source } from '../uk/firstRun.ts';

export const firstRun = {
  title: 'Welcome to Rozmova',
  lead: 'All WhatsApp chats of your company in one quiet window, on your own computer.',
  sandbox: {
    title: 'Try the sandbox',
    text: 'Pretend customers write to you through a pretend Meta on this computer: nothing leaves it and nothing costs money.',
    action: 'Start the sandbox',
    pending: 'Inviting customers…',
  },
  connect: {
    title: 'Connect my business',
    text: 'Your number on Meta’s WhatsApp Business Platform. Nine calm steps, about 15 minutes, and a drawing of where each thing stands.',
    action: 'Connect a number',
    needsAdmin: 'Only an administrator can connect numbers.',
  },
  needsOperator: 'Your role allows reading only.',
  haveCopy: 'I have a copy from another computer',
  later: 'One does not rule out the other: the sandbox can be opened later, beside a real number.',
  memory: {
    title: 'Access tokens will not outlive this program here',
    text: 'The keychain of this computer is not available, so tokens and secrets stay in memory only. They have to be entered again after every start. The sandbox is not affected.',
    reason: 'Reason: {{reason}}',
  },
} as const satisfies TranslationOf<typeof source>;
