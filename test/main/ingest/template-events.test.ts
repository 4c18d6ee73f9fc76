import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listTemplateFacts } from '../../../src-main/db/queries/template-lists.ts';
import { getTemplateByName, upsertTemplate } from '../../../src-main/db/queries/templates.ts';
import { bytesOf } from '../../helpers/signed-webhook.ts';
import { addAccount } from '../../helpers/workspace.ts';
import { accountWebhook, createRig, type IngestRig } from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

describe('templates', () => {
  const named = {
    message_template_id: 1_689_556_908_129_832,
    message_template_name: 'order_ready',
    message_template_language: 'en-US',
  };
  const tell = (field: string, value: Record<string, unknown>, time = 1_795_340_000) =>
    rig.ingest(accountWebhook(field, { ...named, ...value }, { time }));
  const template = () => getTemplateByName(rig.workspace.db, rig.account.id, 'order_ready', 'en_US');

  /** The template as a sync at 1,795,339,000 left it. */
  function addTemplate(metaTemplateId: string | null = '1689556908129832'): void {
    upsertTemplate(rig.workspace.db, {
      accountId: rig.account.id,
      metaTemplateId,
      name: 'order_ready',
      language: 'en_US',
      category: 'UTILITY',
      status: 'PENDING',
      qualityScore: null,
      rejectedReason: null,
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Old' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
      raw: null,
      updatedAt: 1_795_339_000_000,
    });
  }

  it('are approved and rejected with the reason, found by Meta’s id or by name', async () => {
    addTemplate(null);
    await tell('message_template_status_update', {
      event: 'REJECTED',
      reason: 'INVALID_FORMAT',
      message_template_category: 'MARKETING',
    });
    expect(template()).toMatchObject({
      metaTemplateId: '1689556908129832',
      status: 'REJECTED',
      rejectedReason: 'INVALID_FORMAT',
      category: 'MARKETING',
    });
    await tell('message_template_status_update', { event: 'APPROVED', reason: 'NONE' }, 1_795_340_100);
    expect(template()).toMatchObject({ status: 'APPROVED', rejectedReason: null });
    expect(listTemplateFacts(rig.workspace.db)).toHaveLength(1);
    expect(rig.changes).toContainEqual({ entity: 'template', accountId: rig.account.id });
  });

  it.each([
    ['PAUSED', 'PAUSED'],
    ['REINSTATED', 'APPROVED'],
    ['FLAGGED', 'PENDING'],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
  ])('%s is shown as %s', async (event, status) => {
    addTemplate();
    await tell('message_template_status_update', { event });
    expect(template()?.status).toBe(status);
  });

  it('do not go back to what is older', async () => {
    addTemplate();
    await tell('message_template_status_update', { event: 'APPROVED' }, 1_795_340_100);
    await tell('message_template_status_update', { event: 'PENDING' }, 1_795_340_099);
    // A sync read something newer than this event, which Meta repeats after hours.
    await tell('message_template_quality_update', { new_quality_score: 'RED' }, 1_795_330_000);
    expect(template()).toMatchObject({ status: 'APPROVED', qualityScore: null });
  });

  it('take over quality, category and texts', async () => {
    addTemplate();
    await tell('message_template_quality_update', {
      previous_quality_score: 'GREEN',
      new_quality_score: 'YELLOW',
    });
    await tell('template_category_update', {
      correct_category: 'MARKETING',
      new_category: 'UTILITY',
      category_update_timestamp: 1,
    });
    expect(template()).toMatchObject({ qualityScore: 'YELLOW', category: 'UTILITY' });
    await tell(
      'template_category_update',
      { previous_category: 'UTILITY', new_category: 'MARKETING' },
      1_795_340_001,
    );
    await tell('message_template_components_update', {
      message_template_element: 'Hi {{1}}!',
      message_template_footer: 'Bye',
    });
    expect(template()).toMatchObject({
      category: 'MARKETING',
      components: [
        { type: 'HEADER', format: 'IMAGE' },
        { type: 'BODY', text: 'Hi {{1}}!' },
        { type: 'FOOTER', text: 'Bye' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] },
      ],
    });
  });

  it('that are not known yet are made from what is told', async () => {
    await tell('message_template_components_update', {
      message_template_element: 'Hi',
      message_template_buttons: [
        {
          message_template_button_type: 'URL',
          message_template_button_text: 'Open',
          message_template_button_url: 'https://a.b',
        },
      ],
    });
    await tell(
      'message_template_status_update',
      { event: 'APPROVED', message_template_category: 'UTILITY' },
      1_795_340_001,
    );
    expect(template()).toMatchObject({
      status: 'APPROVED',
      category: 'UTILITY',
      components: [
        { type: 'BODY', text: 'Hi' },
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Open', url: 'https://a.b' }] },
      ],
    });
  });

  it('keep ids that are too large for a number', async () => {
    const body = accountWebhook('message_template_status_update', {
      ...named,
      event: 'APPROVED',
      message_template_name: 'a "message_template_id": 5',
    });
    const large = bytesOf(body).toString().replace('1689556908129832', '92233720368547758071');
    await rig.ingest(large);
    expect(listTemplateFacts(rig.workspace.db)).toMatchObject([
      { metaTemplateId: '92233720368547758071', name: 'a "message_template_id": 5' },
    ]);
  });

  it('belong to every number of the account', async () => {
    addAccount(rig.workspace, { key: 'key-2', phoneNumberId: '2' });
    await tell('message_template_status_update', { event: 'APPROVED' });
    const countOf = (accountId: number) => listTemplateFacts(rig.workspace.db, { accountId }).length;
    expect([countOf(1), countOf(2), listTemplateFacts(rig.workspace.db).length]).toEqual([1, 1, 2]);
  });
});
