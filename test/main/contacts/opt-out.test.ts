import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setContactOptOut } from '../../../src-main/db/queries/contacts.ts';
import { openTestHub, waitFor } from '../../helpers/hub.ts';
import { createRig, type IngestRig, webhook } from '../ingest/rig.ts';

describe('who says in WhatsApp that advertising is not wanted', () => {
  let rig: IngestRig;
  beforeEach(() => {
    rig = createRig();
  });
  afterEach(() => rig.close());

  const tell = (value: 'stop' | 'resume', timestamp: number, category = 'marketing_messages') =>
    rig.ingest(
      webhook(
        { user_preferences: [{ wa_id: '380671112233', category, value, detail: 'User asked', timestamp }] },
        { field: 'user_preferences' },
      ),
    );
  const contacts = () => rig.rows('SELECT wa_id, opted_out_at, opt_out_source FROM contacts');
  const AT = 1_795_340_000;

  it('is remembered with Meta’s time, also when nobody has heard of them before', async () => {
    await tell('stop', AT);
    expect(contacts()).toEqual([{ wa_id: '380671112233', opted_out_at: AT * 1000, opt_out_source: 'meta' }]);
    expect(rig.changes).toContainEqual({ entity: 'contact', id: 1 });
  });

  it('may change their mind, and what comes late does not count', async () => {
    await tell('stop', AT);
    await tell('resume', AT + 10);
    await tell('stop', AT + 5);
    expect(contacts()).toMatchObject([{ opted_out_at: null, opt_out_source: null }]);
  });

  it('does not take back what staff put down', async () => {
    await tell('resume', AT);
    setContactOptOut(rig.workspace.db, 1, { at: 7, source: 'operator' });
    await tell('resume', AT + 10);
    expect(contacts()).toMatchObject([{ opted_out_at: 7, opt_out_source: 'operator' }]);
  });

  it('is not anybody who spoke of something else', async () => {
    await tell('stop', AT, 'order_updates');
    expect(contacts()).toEqual([]);
  });
});

describe('a template to somebody who wants no advertising', () => {
  it('is refused when it is advertising, and sent when it is not', async () => {
    const hub = await openTestHub({ startSandbox: true });
    try {
      const [account] = await hub.client.accounts.list();
      if (!account) throw new Error('there is no account');
      await hub.client.templates.sync({ accountId: account.id });
      const templates = await hub.client.templates.list({ accountId: account.id });
      const approved = (category: string) =>
        templates.find((one) => one.category === category && one.status === 'APPROVED');
      expect([approved('MARKETING')?.category, approved('UTILITY')?.category]).toEqual([
        'MARKETING',
        'UTILITY',
      ]);
      const conversation = await waitFor(
        'a conversation',
        async () => (await hub.client.conversations.list({})).items[0],
      );
      await hub.client.contacts.update({ id: conversation.contact.id, isOptedOut: true });
      const send = (category: string) =>
        hub.client.messages.send({
          conversationId: conversation.id,
          clientId: crypto.randomUUID(),
          content: {
            kind: 'template',
            name: approved(category)?.name ?? '',
            language: approved(category)?.language ?? '',
            components: [],
          },
          quotedMessageId: null,
        });
      await expect(send('MARKETING')).rejects.toMatchObject({ code: 'CONTACT_OPTED_OUT' });
      await expect(send('UTILITY')).resolves.toMatchObject({ direction: 'out' });
      await hub.client.contacts.update({ id: conversation.contact.id, isOptedOut: false });
      // Not the person is in its way any more, but the values that it needs.
      await expect(send('MARKETING')).rejects.toMatchObject({ code: 'TEMPLATE_VALUES_MISSING' });
    } finally {
      await hub.remove();
    }
  });
});
