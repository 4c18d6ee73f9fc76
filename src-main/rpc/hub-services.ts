import type { ChangeEvent } from '#shared/contract/events.ts';
import type { MediaStore } from '../ports.ts';
import type { AccountsService } from '../services/accounts.ts';
import type { ContactsService } from '../services/contacts.ts';
import type { ConversationsService } from '../services/conversations.ts';
import type { Health } from '../services/health.ts';
import type { JournalService } from '../services/journal.ts';
import type { MessagesService } from '../services/messages.ts';
import type { RecordsService } from '../services/records.ts';
import type { SandboxService } from '../services/sandbox.ts';
import type { SeatsService } from '../services/seats.ts';
import type { SettingsService } from '../services/settings.ts';
import type { TemplatesService } from '../services/templates.ts';

/** What a seat is told of the hub itself. */
export interface HubFacts {
  version: string;
  dataDir: string;
  apiUrl: string;
  apiToken: string;
  webhookUrl: string;
  secrets: { kind: 'keychain' | 'memory'; persisted: boolean; reason: string | null };
}

/** Everything that the procedures reach. */
export interface HubServices {
  accounts: AccountsService;
  contacts: ContactsService;
  conversations: ConversationsService;
  changes: {
    subscribe(after: number | null, signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void, void>;
  };
  health: { get(): Promise<Health> };
  journal: JournalService;
  media: Pick<MediaStore, 'get' | 'retry'>;
  messages: MessagesService;
  records: RecordsService;
  sandbox: SandboxService;
  seats: SeatsService;
  settings: SettingsService;
  templates: TemplatesService;
  /** Asked late: the address of the door is known when it is open. */
  facts(): HubFacts;
}
