import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_RESTORED_RECORDS } from '#shared/domain/record-limits.ts';
import { openRecords, type RecordsRig } from './rig.ts';

let rig: RecordsRig;
beforeEach(async () => {
  rig = openRecords();
  await rig.records.upsert({ type: 'Contact', records: [{ phone: '+380501234567', name: 'Олена' }] });
  await rig.records.upsert({
    type: 'Order',
    records: [
      { number: 'A-1', customer: '+380501234567', total: { amount: 100, currency: 'UAH' } },
      { number: 'A-2', status: 'новий' },
    ],
  });
  await rig.records.upsert({
    type: 'Invoice',
    records: [{ number: 'R-1', order: 'A-1', total: { amount: 100, currency: 'UAH' } }],
  });
});
afterEach(() => rig.remove());

const orders = async () => (await rig.records.list({ type: 'Order' })).items;
const remove = async (...keys: string[]) => {
  const { undoId } = await rig.records.delete({ type: 'Order', keys });
  return undoId ?? '';
};

describe('deleted records', () => {
  it('come back as they were, with where they lead and what leads to them', async () => {
    const before = await orders();
    const detailsBefore = await rig.records.get({ type: 'Order', key: 'A-1' });
    rig.clock.advance(60_000);
    const undoId = await remove('A-1', 'A-2', 'A-9');
    expect(await orders()).toEqual([]);
    rig.published.length = 0;
    expect(await rig.records.restore({ undoId })).toEqual({ restored: 2 });
    expect(await orders()).toEqual(before);
    expect(await rig.records.get({ type: 'Order', key: 'A-1' })).toEqual(detailsBefore);
    expect(detailsBefore).toMatchObject({ references: [{ title: 'Олена' }], referencedBy: [{ key: 'R-1' }] });
    expect((await rig.records.list({ type: 'Order', search: 'новий' })).items).toHaveLength(1);
    expect(rig.published).toContainEqual({ entity: 'record', type: 'Order' });
  });

  it('do not overwrite a record that was given the same key meanwhile', async () => {
    const undoId = await remove('A-1', 'A-2');
    await rig.records.upsert({ type: 'Order', records: [{ number: 'A-2', status: 'інший' }] });
    expect(await rig.records.restore({ undoId })).toEqual({ restored: 1 });
    expect((await orders()).map(({ key, fields }) => [key, fields.status])).toEqual([
      ['A-1', undefined],
      ['A-2', 'інший'],
    ]);
  });

  it('come back once, and not after a quarter of an hour', async () => {
    const undoId = await remove('A-1');
    await rig.records.restore({ undoId });
    await expect(rig.records.restore({ undoId })).rejects.toThrow('too late');
    const late = await remove('A-1');
    rig.clock.advance(16 * 60_000);
    await expect(rig.records.restore({ undoId: late })).rejects.toThrow('too late');
  });

  it('are forgotten, the oldest first, when more were deleted than are kept', async () => {
    const first = await remove('A-1');
    const keys: string[] = [];
    for (let from = 0; from < MOST_RESTORED_RECORDS; from += 1_000) {
      const records = Array.from({ length: 1_000 }, (_, index) => ({ number: `B-${from + index}` }));
      await rig.records.upsert({ type: 'Order', records });
      keys.push(...records.map(({ number }) => number));
    }
    const { deleted, undoId } = await rig.records.delete({ type: 'Order', keys });
    expect(deleted).toBe(MOST_RESTORED_RECORDS);
    await expect(rig.records.restore({ undoId: first })).rejects.toThrow('too late');
    expect(await rig.records.restore({ undoId: undoId ?? '' })).toEqual({ restored: MOST_RESTORED_RECORDS });
  }, 60_000);

  it('nothing that was deleted has nothing to bring back', async () => {
    expect(await rig.records.delete({ type: 'Order', keys: ['A-9'] })).toEqual({ deleted: 0, undoId: null });
  });
});

describe('a list', () => {
  it('names what its records lead to, each once, and says what is not here', async () => {
    await rig.records.upsert({ type: 'Order', records: [{ number: 'A-3', customer: '+380 50 123 45 67' }] });
    const list = await rig.records.list({ type: 'Order' });
    expect(list.references).toEqual([{ type: 'Contact', key: '+380501234567', title: 'Олена' }]);
    await remove('A-1');
    expect((await rig.records.list({ type: 'Invoice' })).references).toContainEqual({
      type: 'Order',
      key: 'A-1',
      title: null,
    });
  });
});
