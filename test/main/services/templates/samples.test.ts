import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, MediaId } from '#shared/domain/ids.ts';
import { getTemplateSample } from '../../../../src-main/db/queries/template-samples.ts';
import { troubleSays } from '../../../../src-main/services/connect/trouble.ts';
import { waitFor } from '../../../helpers/hub.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

const MEGABYTE = 1024 * 1024;

/** A document of several pieces, uploaded as the window does it. */
async function uploadDocument(byteSize: number): Promise<MediaId> {
  const answer = await fetch(`${shop.hub.origin}/media?fileName=price.pdf`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shop.hub.apiToken}`, 'content-type': 'application/pdf' },
    body: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(byteSize, 'x')]),
  });
  return ((await answer.json()) as { id: MediaId }).id;
}

/** The upload at Meta in which a sample is, or was when it broke off. */
function uploadOf({ accountId, mediaId }: Of): string | null | undefined {
  const db = new Database(join(shop.hub.dataDir, 'rozmova.db'), { readonly: true });
  try {
    return getTemplateSample(db, accountId, mediaId)?.uploadId;
  } finally {
    db.close();
  }
}

type Of = { accountId: AccountId; mediaId: MediaId };
const over = async (of: Of) => {
  for (;;) {
    const sample = await shop.hub.client.templates.sample(of);
    if (sample.state !== 'uploading') return sample;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

describe('the sample of a header', () => {
  /** The first piece arrives, its answer is lost, and so is that to the question where Meta stands. */
  const breakOff = async (of: Of) => {
    await shop.fault('graph_drop_after_accept', { on: 'uploads', count: 2 });
    const started = await shop.hub.client.templates.uploadSample(of);
    expect(started).toEqual({ state: 'uploading', sentBytes: 0, byteSize: expect.any(Number) as number });
    expect(await over(of)).toEqual({ state: 'failed', sentence: troubleSays.broken });
  };

  it('that broke off says so, goes on in the same upload, and is what is submitted', async () => {
    const { client } = shop.hub;
    const of: Of = { accountId: shop.accountId, mediaId: await uploadDocument(5 * MEGABYTE) };
    expect(await client.templates.sample(of)).toEqual({ state: 'none' });
    await breakOff(of);
    const session = uploadOf(of);
    expect(session).toMatch(/^upload:/);

    await shop.fault('slow', { on: 'uploads', code: 400, count: null });
    await client.templates.uploadSample(of);
    await waitFor('a piece on its way', async () => {
      const sample = await client.templates.sample(of);
      return sample.state === 'uploading' && sample.sentBytes > 0;
    });
    expect(uploadOf(of)).toBe(session);
    expect(await over(of)).toEqual({ state: 'ready' });

    const draft = shop.draft('price_list', { header: { kind: 'document', sampleMediaId: of.mediaId } });
    const { id } = await client.templates.create({ draft });
    expect(await client.templates.submitDraft({ id })).toMatchObject({ kind: 'submitted' });
    expect((await client.templates.get({ id })).components[0]).toMatchObject({
      type: 'HEADER',
      format: 'DOCUMENT',
    });
  });

  it('begins anew when Meta has forgotten the upload that broke off', async () => {
    const of: Of = { accountId: shop.accountId, mediaId: await uploadDocument(3 * MEGABYTE) };
    await breakOff(of);
    // The pretend Meta keeps uploads in memory only.
    shop.hub = await shop.hub.restart();
    expect(await shop.hub.client.templates.sample(of)).toEqual({ state: 'none' });
    await shop.hub.client.templates.uploadSample(of);
    expect(await over(of)).toEqual({ state: 'ready' });
  });

  it('is uploaded once, however often it is asked for', async () => {
    const { client } = shop.hub;
    const of: Of = { accountId: shop.accountId, mediaId: await uploadDocument(MEGABYTE) };
    await Promise.all([client.templates.uploadSample(of), client.templates.uploadSample(of)]);
    expect(await over(of)).toEqual({ state: 'ready' });
    // Meta would refuse: whoever asked it again would hear of it.
    await shop.fault('graph_error', { on: 'uploads', code: 131000, count: null });
    expect(await client.templates.uploadSample(of)).toEqual({ state: 'ready' });
  });

  it('of a kind that Meta does not show its reviewers is refused before anything is sent', async () => {
    const answer = await fetch(`${shop.hub.origin}/media?fileName=notes.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${shop.hub.apiToken}`, 'content-type': 'text/plain' },
      body: 'Ціни',
    });
    const { id: mediaId } = (await answer.json()) as { id: MediaId };
    const of: Of = { accountId: shop.accountId, mediaId };
    await expect(shop.hub.client.templates.uploadSample(of)).rejects.toMatchObject({
      code: 'MEDIA_TYPE_REFUSED',
    });
  });
});
