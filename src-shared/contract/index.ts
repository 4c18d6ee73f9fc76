import type { ContractRouterClient } from '@orpc/contract';
import { accounts } from './accounts.ts';
import { app } from './app.ts';
import { audit } from './audit.ts';
import { connect } from './connect.ts';
import { contacts } from './contacts.ts';
import { conversations } from './conversations.ts';
import { desktop } from './desktop.ts';
import { doctor } from './doctor.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { journal } from './journal.ts';
import { labels } from './labels.ts';
import { media } from './media.ts';
import { messages } from './messages.ts';
import { numbers } from './numbers.ts';
import { quickReplies } from './quick-replies.ts';
import { records } from './records.ts';
import { sandbox } from './sandbox.ts';
import { search } from './search.ts';
import { sendings } from './sendings.ts';
import { team } from './team.ts';
import { templates } from './templates.ts';
import { tunnel } from './tunnel.ts';
import { workspace } from './workspace.ts';

/** Everything that a seat or a program can ask the hub. */
export const contract = {
  accounts,
  tunnel,
  doctor,
  connect,
  app,
  audit,
  contacts,
  conversations,
  desktop,
  drafts,
  events,
  journal,
  labels,
  media,
  messages,
  numbers,
  quickReplies,
  records,
  sandbox,
  search,
  sendings,
  team,
  templates,
  workspace,
};

export type Contract = typeof contract;
export type HubClient = ContractRouterClient<Contract>;
