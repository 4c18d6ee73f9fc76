import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#shared/contract/events.ts';
import type { OperatorId, QuickReplyId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../src-main/db/queries/operators.ts';
import { createQuickReplies, type QuickRepliesService } from '../../../src-main/services/quick-replies.ts';
import { createFakeClock, openTemporaryWorkspace, type TemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: TemporaryWorkspace;
let replies: QuickRepliesService;
let told: Change[];
let maria: OperatorId;
let ivan: OperatorId;
let owner: OperatorId;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
  const add = (name: string, role: 'admin' | 'operator') =>
    insertOperator(workspace.db, { name, role }, 0).id;
  [owner, maria, ivan] = [add('Власник', 'admin'), add('Марія', 'operator'), add('Іван', 'operator')];
  told = [];
  const publish = (changes: readonly Change[]) => told.push(...changes);
  replies = createQuickReplies({ db: workspace.db, clock: createFakeClock(), publish });
});

afterEach(() => workspace.remove());

const shared = (shortcut: string, body = 'Так') => ({ shortcut, body, isShared: true });
const personal = (shortcut: string, body = 'Так') => ({ shortcut, body, isShared: false });
const shown = (operatorId: OperatorId) =>
  replies.list(operatorId).map(({ shortcut, isShared }) => (isShared ? shortcut : `${shortcut}*`));
const refused = (code: string) => expect.objectContaining({ code });

describe('quick replies', () => {
  it('shared ones are seen by all, personal ones by their owner alone, by shortcut', () => {
    replies.create(maria, shared('дякую'));
    replies.create(maria, personal('дякую', 'Від Марії'));
    replies.create(maria, personal('адреса'));
    replies.create(ivan, personal('дякую'));
    expect(shown(maria)).toEqual(['адреса*', 'дякую*', 'дякую']);
    expect(shown(ivan)).toEqual(['дякую*', 'дякую']);
    expect(shown(owner)).toEqual(['дякую']);
    expect(told).toEqual(Array.from({ length: 4 }, () => ({ entity: 'quick_reply' })));
  });

  it('a shortcut is taken once among the shared and once among one’s own', () => {
    replies.create(maria, shared('так'));
    expect(() => replies.create(ivan, shared('так'))).toThrow(refused('SHORTCUT_TAKEN'));
    const own = replies.create(ivan, personal('так'));
    expect(() => replies.create(ivan, personal('так'))).toThrow(refused('SHORTCUT_TAKEN'));
    expect(() => replies.update(ivan, own.id, shared('так'))).toThrow(refused('SHORTCUT_TAKEN'));
    expect(replies.update(ivan, own.id, personal('так', 'Інше'))).toMatchObject({ body: 'Інше' });
    // The same letters, composed in another way.
    replies.create(ivan, shared('їжа'));
    expect(() => replies.create(ivan, shared('їжа'.normalize('NFD')))).toThrow(refused('SHORTCUT_TAKEN'));
  });

  it.each(['два слова', '/так', 'так!', '😀'])('the shortcut "%s" is refused', (shortcut) => {
    expect(() => replies.create(maria, shared(shortcut))).toThrow(refused('SHORTCUT_MALFORMED'));
    expect(told).toEqual([]);
  });

  it('anybody changes shared ones; a personal one its owner or an admin', () => {
    const all = replies.create(maria, shared('так'));
    expect(replies.update(ivan, all.id, shared('авжеж', 'Авжеж!'))).toMatchObject({
      shortcut: 'авжеж',
      body: 'Авжеж!',
    });
    const own = replies.create(maria, personal('ні'));
    expect(() => replies.update(ivan, own.id, personal('ні'))).toThrow(refused('NOT_FOUND'));
    expect(() => replies.delete(ivan, own.id)).toThrow(refused('NOT_FOUND'));
    replies.update(owner, own.id, personal('аж-ніяк'));
    expect(shown(maria)).toEqual(['авжеж', 'аж-ніяк*']);
    expect(replies.delete(owner, own.id)).toEqual({ deleted: true });
    expect(() => replies.delete(owner, 77 as QuickReplyId)).toThrow(refused('NOT_FOUND'));
  });

  it('a personal one is shared, and a shared one becomes that of whoever takes it', () => {
    const { id } = replies.create(maria, personal('так'));
    expect(replies.update(maria, id, shared('так')).isShared).toBe(true);
    expect(shown(ivan)).toEqual(['так']);
    replies.update(ivan, id, personal('так'));
    expect([shown(maria), shown(ivan)]).toEqual([[], ['так*']]);
  });

  it('one that two people change at one time takes both changes, or is not overwritten unseen', () => {
    const first = shared('так', 'Так');
    const { id } = replies.create(maria, first);
    replies.update(maria, id, { ...first, body: 'Авжеж', changedFrom: first });
    expect(replies.update(ivan, id, { ...first, shortcut: 'ага', changedFrom: first })).toMatchObject({
      shortcut: 'ага',
      body: 'Авжеж',
    });
    const clash = () => replies.update(ivan, id, { ...first, body: 'Звісно', changedFrom: first });
    expect(clash).toThrow(refused('CHANGED_MEANWHILE'));
    expect(replies.list(maria)).toMatchObject([{ shortcut: 'ага', body: 'Авжеж' }]);
  });
});
