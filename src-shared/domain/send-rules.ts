import type { RefusalCode } from './refusals.ts';
import { type Role, roleIncludes } from './roles.ts';
import { customerServiceWindow } from './window.ts';

export interface SendSituation {
  role: Role;
  lastInboundAt: number | null;
  accountState: 'active' | 'paused' | 'disconnected';
  /** Blocked at Meta by us; Meta answers 130403 to whatever is sent. */
  isBlocked: boolean;
  /** Templates may be sent outside the customer service window. */
  isTemplate: boolean;
  now: number;
}

/** True, or why a message cannot be sent. The screen shows the reason, the service asks the same function. */
export function canSend(situation: SendSituation): true | RefusalCode {
  if (!roleIncludes(situation.role, 'operator')) return 'ROLE_TOO_LOW';
  if (situation.accountState === 'disconnected') return 'ACCOUNT_DISCONNECTED';
  if (situation.accountState === 'paused') return 'ACCOUNT_PAUSED';
  if (situation.isBlocked) return 'CONTACT_BLOCKED';
  if (situation.isTemplate) return true;
  const window = customerServiceWindow(situation.lastInboundAt, situation.now);
  if (window.kind === 'never-opened') return 'WINDOW_NEVER_OPENED';
  return window.kind === 'closed' ? 'WINDOW_CLOSED' : true;
}
