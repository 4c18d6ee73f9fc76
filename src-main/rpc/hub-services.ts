import type { Alert, ChangeEvent } from '#shared/contract/events.ts';
import type { MediaStore } from '../ports.ts';
import type { AccountRulesService } from '../services/account-rules/account-rules.ts';
import type { AccountsService } from '../services/accounts.ts';
import type { AuditService } from '../services/audit/audit.ts';
import type { BlockingService } from '../services/blocking.ts';
import type { ConnectService } from '../services/connect/connect.ts';
import type { ContactFieldsService } from '../services/contact-fields.ts';
import type { ContactFilesService } from '../services/contact-files.ts';
import type { ContactMergesService } from '../services/contact-merges.ts';
import type { ContactNotesService } from '../services/contact-notes.ts';
import type { ContactsService } from '../services/contacts.ts';
import type { ConversationsService } from '../services/conversations.ts';
import type { DoctorService } from '../services/doctor/doctor.ts';
import type { DraftsService } from '../services/drafts.ts';
import type { Health } from '../services/health.ts';
import type { JournalService } from '../services/journal.ts';
import type { LabelsService } from '../services/labels.ts';
import type { MediaFactsService } from '../services/media/media-facts.ts';
import type { MessagesService } from '../services/messages.ts';
import type { NotesService } from '../services/notes.ts';
import type { OperatorsService } from '../services/operators.ts';
import type { PresenceService } from '../services/presence.ts';
import type { QuickRepliesService } from '../services/quick-replies.ts';
import type { RecordsService } from '../services/records/records.ts';
import type { SandboxService } from '../services/sandbox.ts';
import type { SearchService } from '../services/search.ts';
import type { Seat, SeatsService } from '../services/seats.ts';
import type { SendingsService } from '../services/sendings/sendings.ts';
import type { OperatorServiceOf, SeatServiceOf, ServiceOf } from '../services/service-of.ts';
import type { SettingsService } from '../services/settings.ts';
import type { TemplatesService } from '../services/templates/templates.ts';
import type { TunnelService } from '../services/tunnel/tunnel.ts';
import type { WorkspaceService } from '../services/workspace/workspace.ts';

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
  /** Who takes part in a conversation, and who is told of it. */
  engagement: Pick<
    OperatorServiceOf<'conversations'>,
    'told' | 'shift' | 'addParticipant' | 'leave' | 'takeOver' | 'handOver' | 'handOverAll'
  >;
  presence: PresenceService;
  notes: NotesService;
  accountRules: AccountRulesService;
  alerts: { subscribe(seat: Seat, signal: AbortSignal | undefined): AsyncGenerator<Alert, void, void> };
  team: SeatServiceOf<'team'>;
  audit: AuditService;
  desktop: ServiceOf<'desktop'>;
  numbers: ServiceOf<'numbers'>;
  accounts: AccountsService;
  blocking: BlockingService;
  connect: ConnectService;
  contactFields: ContactFieldsService;
  contactFiles: ContactFilesService;
  contactMerges: ContactMergesService;
  contactNotes: ContactNotesService;
  contacts: ContactsService;
  conversations: ConversationsService;
  changes: {
    subscribe(after: number | null, signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void, void>;
  };
  doctor: DoctorService;
  drafts: DraftsService;
  health: { get(): Promise<Health> };
  journal: JournalService;
  labels: LabelsService;
  media: Pick<MediaStore, 'get' | 'retry'>;
  mediaFacts: MediaFactsService;
  messages: MessagesService;
  operators: OperatorsService;
  quickReplies: QuickRepliesService;
  records: RecordsService;
  sandbox: SandboxService;
  search: SearchService;
  seats: SeatsService;
  sendings: SendingsService;
  settings: SettingsService;
  templates: TemplatesService;
  tunnel: TunnelService;
  workspace: WorkspaceService;
  /** Asked late: the address of the door is known when it is open. */
  facts(): HubFacts;
}
