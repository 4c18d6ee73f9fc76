import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { ConversationId, MediaId, OperatorId } from '#shared/domain/ids.ts';
import type { StoredAccount } from '../../../src-main/db/queries/accounts.ts';
import { insertInboundMedia } from '../../../src-main/db/queries/media.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { createDrafts, type DraftInput, type DraftsService } from '../../../src-main/services/drafts.ts';
import {
  addAccount,
  createFakeClock,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';
import { addConversation, addMessage } from '../db/seed.ts';

let workspace: TemporaryWorkspace;
let clock: FakeClock;
let drafts: DraftsService;
let account: StoredAccount;
let conversationId: ConversationId;
let operatorId: OperatorId;
let told: Change[];

beforeEach(() => {
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  account = addAccount(workspace);
  conversationId = addConversation(workspace.db, { accountId: account.id, waId: '380671112233' }).id;
  operatorId = insertOperator(workspace.db, { name: 'Марія', role: 'operator' }, 0).id;
  told = [];
  drafts = createDrafts({ db: workspace.db, clock, publish: (changes) => told.push(...changes) });
});

afterEach(() => workspace.remove());

const draft = (values: Partial<DraftInput> = {}): DraftInput => ({
  conversationId,
  text: '',
  quotedMessageId: null,
  attachments: [],
  ...values,
});

const addFile = (metaMediaId: string): MediaId =>
  insertInboundMedia(workspace.db, {
    accountId: account.id,
    metaMediaId,
    mimeType: 'image/jpeg',
    fileName: null,
    announcedSha256: null,
    now: NOON,
  });

describe('a draft', () => {
  it('comes back whole: text, quote and files in their order, with what is known of them', () => {
    const quotedMessageId = addMessage(workspace.db, { conversationId, accountId: account.id, sentAt: 1 });
    const [first, second] = [addFile('1'), addFile('2')];
    const attachments = [
      { mediaId: second, caption: 'Букет', isVoice: false },
      { mediaId: first, caption: '', isVoice: true },
    ];
    const saved = drafts.save(operatorId, draft({ text: ' Добрий  \n', quotedMessageId, attachments }));
    expect(saved).toEqual({
      conversationId,
      text: ' Добрий  \n',
      quotedMessageId,
      attachments: [
        { ...attachments[0], media: expect.objectContaining({ id: second, mimeType: 'image/jpeg' }) },
        { ...attachments[1], media: expect.objectContaining({ id: first }) },
      ],
      updatedAt: NOON,
    });
    expect(drafts.list(operatorId)).toEqual([saved]);
    expect(told).toEqual([{ entity: 'draft', conversationId, operatorId }]);
  });

  it('drops files and quotes that are gone, and keeps the text', () => {
    const quotedMessageId = addMessage(workspace.db, { conversationId, accountId: account.id, sentAt: 1 });
    const [gone, there] = [addFile('1'), addFile('2')];
    const attachments = [gone, there].map((mediaId) => ({ mediaId, caption: '', isVoice: false }));
    drafts.save(operatorId, draft({ text: 'Так', quotedMessageId, attachments }));
    workspace.db.prepare('DELETE FROM media WHERE id = ?').run(gone);
    workspace.db.prepare('DELETE FROM messages').run();
    expect(drafts.list(operatorId)).toMatchObject([
      { text: 'Так', quotedMessageId: null, attachments: [{ mediaId: there }] },
    ]);
  });

  it('never quotes a message of another conversation', () => {
    const other = addConversation(workspace.db, { accountId: account.id, waId: '380671112244' }).id;
    const quotedMessageId = addMessage(workspace.db, {
      conversationId: other,
      accountId: account.id,
      sentAt: 1,
    });
    expect(drafts.save(operatorId, draft({ text: 'Так', quotedMessageId }))?.quotedMessageId).toBeNull();
  });

  it('is forgotten when nothing is left of it, once', () => {
    drafts.save(operatorId, draft({ text: 'Так' }));
    expect(drafts.save(operatorId, draft({ text: ' \n ' }))).toBeNull();
    expect(drafts.list(operatorId)).toEqual([]);
    drafts.save(operatorId, draft());
    expect(told).toHaveLength(2);
  });

  it('is of one operator, the last touched first, and goes with its conversation', () => {
    const other = addConversation(workspace.db, { accountId: account.id, waId: '380671112244' }).id;
    const colleague = insertOperator(workspace.db, { name: 'Іван', role: 'operator' }, 0).id;
    drafts.save(operatorId, draft({ text: 'перша' }));
    clock.advance(1);
    drafts.save(operatorId, draft({ text: 'друга', conversationId: other }));
    drafts.save(colleague, draft({ text: 'чужа' }));
    expect(drafts.list(operatorId).map(({ text }) => text)).toEqual(['друга', 'перша']);
    clock.advance(1);
    drafts.save(operatorId, draft({ text: 'перша, далі' }));
    expect(drafts.list(operatorId).map(({ text }) => text)).toEqual(['перша, далі', 'друга']);
    workspace.db.prepare('DELETE FROM conversations WHERE id = ?').run(other);
    expect(drafts.list(operatorId)).toHaveLength(1);
    expect(() => drafts.save(operatorId, draft({ text: 'ні', conversationId: other }))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  it('keeps its text when its files were written in a way unknown here', () => {
    drafts.save(operatorId, draft({ text: 'Так' }));
    workspace.db.prepare(`UPDATE drafts SET attachments = '[{"file":1}]'`).run();
    expect(drafts.list(operatorId)).toMatchObject([{ text: 'Так', attachments: [] }]);
  });
});
