import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../helpers/hub.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

const eventsOf = async (id: number) =>
  (await shop.hub.client.templates.history({ id })).events.map(({ kind, from, to, source }) =>
    [kind, from, to, source].join(' '),
  );

describe('a draft', () => {
  it('is kept, submitted, approved and has its history', async () => {
    const { client } = shop.hub;
    const draft = await client.templates.create({ draft: shop.draft('parcel_sent') });
    expect(draft).toMatchObject({ status: 'DRAFT', metaTemplateId: null, hasUnsubmittedChanges: true });
    expect(draft.components).toMatchObject([{ type: 'BODY', example: { body_text: [['Олено']] } }]);
    const submitted = await client.templates.submitDraft({ id: draft.id });
    expect(submitted).toMatchObject({
      kind: 'submitted',
      template: { id: draft.id, status: 'PENDING', hasUnsubmittedChanges: false },
    });
    await shop.review('parcel_sent', 'APPROVED');
    await shop.until('parcel_sent', ({ status }) => status === 'APPROVED');
    expect(await eventsOf(draft.id)).toEqual(['status PENDING APPROVED webhook', 'status DRAFT PENDING us']);
    const { versions } = await client.templates.history({ id: draft.id });
    expect(versions.map(({ origin }) => origin)).toEqual(['submitted']);
  });

  it('stays as it is when Meta refuses it, and the refusal is at its field', async () => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({ draft: shop.draft('parcel_sent') });
    await shop.fault('graph_error', { code: 100 });
    const refused = await client.templates.submitDraft({ id });
    expect(refused).toMatchObject({ kind: 'refused', problems: [{ severity: 'error' }] });
    expect(await client.templates.get({ id })).toMatchObject({
      status: 'DRAFT',
      hasUnsubmittedChanges: true,
    });
    expect(await client.templates.submitDraft({ id })).toMatchObject({ kind: 'submitted' });
  });

  it('is not handed over while something is wrong with it', async () => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({
      draft: shop.draft('parcel_sent', { body: 'Привіт {{1}}' }),
    });
    const answer = await client.templates.submitDraft({ id });
    expect(answer).toMatchObject({ kind: 'refused' });
    const atMeta = await fetch(`${shop.hub.sandboxUrl}/sandbox/templates`);
    expect(await atMeta.text()).not.toContain('parcel_sent');
  });

  it('bears any name while it is written, and creating a second one of a name is refused', async () => {
    const { client } = shop.hub;
    await client.templates.create({ draft: shop.draft('parcel_sent') });
    await expect(client.templates.create({ draft: shop.draft('parcel_sent') })).rejects.toMatchObject({
      code: 'TEMPLATE_EXISTS',
    });
    const { id } = await client.templates.create({ draft: shop.draft('') });
    await client.templates.create({ draft: shop.draft('') });
    const saved = await client.templates.save({ id, name: 'parcel_sent' });
    expect(saved.name).toBe('parcel_sent');
    const problems = await client.templates.check({ id, draft: shop.draft('parcel_sent') });
    expect(problems.map(({ spot }) => spot.kind)).toContain('name');
  });

  it('that was submitted is ours although the answer was lost', async () => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({ draft: shop.draft('parcel_sent') });
    await shop.fault('graph_drop_after_accept');
    expect(await client.templates.submitDraft({ id })).toMatchObject({
      kind: 'submitted',
      template: { id, hasConflict: false, hasUnsubmittedChanges: false },
    });
    const named = (await shop.templates()).filter(({ name }) => name === 'parcel_sent');
    expect(named).toHaveLength(1);
  });

  it('is copied under a free name, and another language keeps the name', async () => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({ draft: shop.draft('parcel_sent') });
    const copy = await client.templates.duplicate({ id });
    const second = await client.templates.duplicate({ id: copy.id });
    const english = await client.templates.duplicate({ id, language: 'en_US' });
    expect([copy, second, english].map(({ name, language }) => [name, language])).toEqual([
      ['parcel_sent_2', 'uk'],
      ['parcel_sent_3', 'uk'],
      ['parcel_sent', 'en_US'],
    ]);
    expect(await client.templates.discardDraft({ id: copy.id })).toEqual({ removed: true });
    await expect(client.templates.get({ id: copy.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a template that Meta has', () => {
  it('is edited: goes to review again, counts against the limits, and comes back', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    const draft = await client.templates.draft({ id });
    const text = {
      ...draft!.text,
      body: 'Вітаємо, {{1}}! Кур’єр уже їде до вас, чекайте на дзвінок за годину.',
    };
    expect(await client.templates.save({ id, text })).toMatchObject({
      status: 'APPROVED',
      hasUnsubmittedChanges: true,
    });
    const answer = await client.templates.submitDraft({ id });
    expect(answer).toMatchObject({
      kind: 'submitted',
      template: { status: 'PENDING', hasUnsubmittedChanges: false },
    });
    // Meta's webhooks tell whole seconds: two approvals in one are one.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await shop.review('parcel_sent', 'APPROVED');
    const edited = await shop.until('parcel_sent', ({ status }) => status === 'APPROVED');
    expect(edited.editedAt).toHaveLength(1);
    expect(edited.components).toMatchObject([{ text: text.body }]);

    await client.templates.save({ id, text: { ...text, body: `${text.body} Дякуємо!` } });
    const again = await client.templates.submitDraft({ id }).catch((error: { code: string }) => error);
    expect(JSON.stringify(again)).not.toContain('"submitted"');

    const { versions } = await client.templates.history({ id });
    expect(versions.map(({ origin }) => origin)).toEqual(['edited', 'submitted']);
    const restored = await client.templates.restoreVersion({ id, versionId: versions[1]!.id });
    expect(restored.hasUnsubmittedChanges).toBe(true);
    expect((await client.templates.draft({ id }))?.text.body).toContain('Ваше замовлення');
    expect(await client.templates.discardDraft({ id })).toEqual({ removed: false });
    expect(await client.templates.get({ id })).toMatchObject({ hasUnsubmittedChanges: false });
  });

  it('gets an earlier text back with the samples of its places, ready to be submitted', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    const before = (await client.templates.draft({ id }))!;
    // Somebody takes the place out of the text, and with it what was said of it.
    const text = { ...before.text, body: 'Ваше замовлення вже в дорозі, кур’єр зателефонує за годину.' };
    await client.templates.save({ id, text, binding: { ...before.binding, variables: {} } });
    expect(await client.templates.submitDraft({ id })).toMatchObject({ kind: 'submitted' });
    // Meta's webhooks tell whole seconds: two approvals in one are one.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await shop.review('parcel_sent', 'APPROVED');
    await shop.until('parcel_sent', ({ status }) => status === 'APPROVED');
    const { versions } = await client.templates.history({ id });
    await client.templates.restoreVersion({ id, versionId: versions.at(-1)!.id });
    await shop.passTime(25);
    expect(await client.templates.draft({ id })).toMatchObject({
      text: before.text,
      binding: { variables: { 'body:1': { sample: 'Олено', source: { kind: 'ask' } } } },
    });
    // Once a day only; that it has passed is known here a moment later.
    const submitted = await waitFor('the next day', () =>
      client.templates.submitDraft({ id }).catch(() => null),
    );
    expect(submitted).toMatchObject({
      kind: 'submitted',
      template: { status: 'PENDING', hasUnsubmittedChanges: false },
    });
  });

  it('stays paused when Meta does not lift the pause, and one that is not paused is not asked for', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    await expect(client.templates.unpause({ id })).rejects.toThrow('not paused');
    await shop.review('parcel_sent', 'PAUSED');
    await shop.until('parcel_sent', ({ status }) => status === 'PAUSED');
    await shop.fault('graph_error', { code: 131_000 });
    await expect(client.templates.unpause({ id })).rejects.toMatchObject({ code: 'META_REFUSED' });
    expect(await client.templates.get({ id })).toMatchObject({ status: 'PAUSED' });
    expect(await client.templates.unpause({ id })).toMatchObject({ status: 'APPROVED' });
  });

  it('has no changes when it was opened and left as it was', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    const draft = await client.templates.draft({ id });
    expect(await client.templates.save({ id, text: draft!.text })).toMatchObject({
      hasUnsubmittedChanges: false,
    });
    await expect(client.templates.submitDraft({ id })).rejects.toMatchObject({
      code: 'TEMPLATE_NOTHING_WRITTEN',
    });
    await expect(client.templates.save({ id, name: 'other' })).rejects.toMatchObject({
      code: 'TEMPLATE_NAME_FIXED',
    });
  });

  it('is rejected with Meta’s sentence, flagged, paused and unpaused', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    await shop.review('parcel_sent', 'FLAGGED');
    await shop.review('parcel_sent', 'PAUSED');
    await shop.until('parcel_sent', ({ status }) => status === 'PAUSED');
    expect(await client.templates.unpause({ id })).toMatchObject({ status: 'APPROVED' });
    await shop.review('parcel_sent', 'REJECTED', { reason: 'SCAM' });
    expect(await shop.until('parcel_sent', ({ status }) => status === 'REJECTED')).toMatchObject({
      rejectedReason: 'SCAM',
    });
    const { events } = await client.templates.history({ id });
    expect(events.find(({ to }) => to === 'REJECTED')?.reason).toContain('phishing');
    expect(events.map(({ to }) => to)).toContain('FLAGGED');
    expect(events.find(({ to }) => to === 'PAUSED')?.reason).toContain('FIRST_PAUSE');
  });

  it('changes its category: announced first, done then', async () => {
    const { id } = await shop.approved('parcel_sent');
    await shop.atMeta({ deed: 'category', name: 'parcel_sent', category: 'MARKETING', isAnnouncement: true });
    await shop.until('parcel_sent', ({ comingCategory }) => comingCategory === 'MARKETING');
    await shop.atMeta({ deed: 'quality', name: 'parcel_sent', score: 'YELLOW' });
    await shop.atMeta({ deed: 'category', name: 'parcel_sent', category: 'MARKETING' });
    expect(
      await shop.until(
        'parcel_sent',
        ({ category, qualityScore }) => category === 'MARKETING' && qualityScore === 'YELLOW',
      ),
    ).toMatchObject({ comingCategory: null, previousCategory: 'UTILITY' });
    expect((await eventsOf(id)).filter((line) => line.includes('MARKETING')).sort()).toEqual([
      'category UTILITY MARKETING webhook',
      'coming_category  MARKETING webhook',
    ]);
  });

  it('is deleted in one language or in all, and its name is blocked afterwards', async () => {
    const { client } = shop.hub;
    const { id } = await shop.approved('parcel_sent');
    expect(await client.templates.delete({ id })).toEqual({ deleted: 1 });
    expect((await shop.templates()).map(({ name }) => name)).not.toContain('parcel_sent');
    expect(await client.templates.get({ id })).toMatchObject({ status: 'DELETED' });
    const problems = await client.templates.check({ id: null, draft: shop.draft('parcel_sent') });
    expect(problems.filter(({ spot }) => spot.kind === 'name')).toHaveLength(1);
    const ready = (await shop.templates()).find(
      ({ name, language }) => name === 'order_ready' && language === 'uk',
    );
    expect(await client.templates.delete({ id: ready!.id, allLanguages: true })).toEqual({ deleted: 2 });
  });

  it('is gone although the answer to its deletion was lost', async () => {
    const { id } = await shop.approved('parcel_sent');
    await shop.fault('graph_drop_after_accept');
    expect(await shop.hub.client.templates.delete({ id })).toEqual({ deleted: 1 });
  });
});

it('templates are usable by the operators they are for, the last used first', async () => {
  const { client } = shop.hub;
  const { id } = await shop.approved('parcel_sent');
  const usable = async () =>
    (await client.templates.usable({ accountId: shop.accountId })).map((each) => each.id);
  expect(await usable()).toContain(id);
  const { binding } = (await client.templates.draft({ id }))!;
  await client.templates.save({ id, binding: { ...binding, appliesTo: 'Order' } });
  const forInvoices = await client.templates.usable({ accountId: shop.accountId, recordType: 'Invoice' });
  expect(forInvoices.map((each) => each.id)).not.toContain(id);
  await waitFor('usable for orders', async () =>
    (await client.templates.usable({ accountId: shop.accountId, recordType: 'Order' })).some(
      (each) => each.id === id,
    ),
  );
});
