import { ORPCError } from '@orpc/client';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { RecordImport } from '#shared/contract/records.ts';
import type { RecordImportId } from '#shared/domain/ids.ts';
import { RecordsScreen } from '../../../../src-renderer/features/records/RecordsScreen.tsx';
import { useRecordsStore } from '../../../../src-renderer/features/records/records-store.ts';
import { useSendStore } from '../../../../src-renderer/state/send-store.ts';
import { answer, type Procedures, renderScreen } from '../../../helpers/render-screen.tsx';
import { sampleBootstrap } from '../../../helpers/sample-answers.ts';
import { contactType, order, orderType } from './sample-types.ts';

const stored = ['A-1', 'A-2', 'A-3'].map((key, place) =>
  order(key, { total: { amount: 100 + place, currency: 'UAH' }, status: place === 0 ? 'new' : 'paid' }),
);

type Asked = { type: string; search?: string; filters: { field: string; is: string; value: string }[] };
const asked: Asked[] = [];
const written: Record<string, unknown>[] = [];

/** A hub with three orders, which finds by status only and refuses an amount that is a word. */
const records: NonNullable<Procedures['records']> = {
  types: answer.records.types.handler(() => [contactType, orderType]),
  count: answer.records.count.handler(({ input }) => ({ count: input.type === 'Order' ? 3 : 0 })),
  list: answer.records.list.handler(({ input }) => {
    asked.push(input);
    if (input.type !== 'Order' || input.search === 'nothing') return { items: [], next: null };
    const [filter] = input.filters ?? [];
    return {
      items: filter ? stored.filter(({ fields }) => fields.status === filter.value) : stored,
      next: null,
    };
  }),
  get: answer.records.get.handler(({ input }) => {
    const found = stored.find(({ key }) => key === input.key);
    if (found) return { ...found, references: [], referencedBy: [], people: [] };
    throw new ORPCError('NOT_FOUND', { data: { sentence: { uk: 'Немає.', en: 'Not here.' }, values: {} } });
  }),
  suggest: answer.records.suggest.handler(({ input }) => [{ key: input.search, title: input.search }]),
  upsert: answer.records.upsert.handler(({ input }) => {
    const [given = {}] = input.records;
    written.push(given);
    const total = given.total as { amount: string } | undefined;
    const sentence = { uk: 'Сума: це не число', en: 'Total: not a number' };
    const isWrong = total !== undefined && Number.isNaN(Number(total.amount));
    return {
      inserted: 1,
      updated: 0,
      unchanged: 0,
      failed: isWrong ? [{ index: 0, sentence, field: 'total' }] : [],
    };
  }),
};

function draw(path: string, more: Procedures['records'] = {}) {
  return renderScreen(<RecordsScreen />, {
    path,
    procedures: {
      app: { bootstrap: answer.app.bootstrap.handler(() => sampleBootstrap()) },
      accounts: { list: answer.accounts.list.handler(() => []) },
      records: { ...records, ...more },
    },
  });
}

// jsdom lays nothing out; the virtual list asks how high its box is.
beforeAll(() => {
  for (const name of ['clientHeight', 'clientWidth']) {
    Object.defineProperty(Element.prototype, name, { configurable: true, value: 600 });
  }
  // A window of the usual size, in which the types stand beside the list.
  const wide = (media: string) =>
    ({ matches: false, media, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: wide });
});
beforeEach(() => {
  asked.length = 0;
  written.length = 0;
  useRecordsStore.setState({ lastType: null, views: {}, searches: {}, offsets: {} });
  useSendStore.setState(useSendStore.getInitialState());
});

const rowOf = (key: string) => screen.findByRole('row', { name: new RegExp(key) });

it('opens the first type that is no contact, and shows each value by its kind', async () => {
  const { visited } = draw('/records');
  const row = await rowOf('A-1');
  expect(visited.at(-1)).toBe('/records/Order');
  expect(within(row).getByRole('gridcell', { name: '₴100.00' })).toBeTruthy();
  expect(screen.getByRole('grid', { name: 'Order' }).getAttribute('aria-rowcount')).toBe('4');
});

it('marks a range with Shift and sends a template to those that are marked', async () => {
  const { user } = draw('/records/Order');
  const first = await rowOf('A-1');
  first.focus();
  await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
  await screen.findByText('2 selected');
  await user.click(screen.getByRole('button', { name: 'Send a template' }));
  expect(useSendStore.getState().bulk.source).toEqual({
    kind: 'records',
    type: 'Order',
    keys: ['A-1', 'A-2'],
  });
});

it('sends to everything that fits by the question, not by the rows that happen to be loaded', async () => {
  const { user } = draw('/records/Order');
  (await rowOf('A-1')).focus();
  await user.keyboard(' ');
  await user.click(await screen.findByRole('button', { name: 'Select all 3' }));
  await user.click(screen.getByRole('button', { name: 'Send a template' }));
  expect(useSendStore.getState().bulk.source).toEqual({
    kind: 'record_query',
    query: { type: 'Order', filters: [] },
  });
});

it('filters by a field, and forgets what was marked in the answer before', async () => {
  const { user } = draw('/records/Order');
  (await rowOf('A-1')).focus();
  await user.keyboard(' {Escape}');
  await user.click(await screen.findByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('combobox', { name: 'Field' }));
  await user.click(await screen.findByRole('option', { name: 'Status' }));
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  expect(await screen.findByText('Say what to compare with.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Value' }), 'paid');
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /A-1/ })).toBeNull());
  expect(asked.at(-1)?.filters).toEqual([{ field: 'status', is: 'contains', value: 'paid' }]);
  await user.click(screen.getByRole('button', { name: 'Take the filter “Status” away' }));
  await rowOf('A-1');
});

it('says the refusal of the hub at its field, and writes what was mended', async () => {
  const { user, visited } = draw('/records/Order');
  await user.click(await screen.findByRole('button', { name: 'New record' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect(await dialog.findByText('Fill in “Number”.')).toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: 'Number' }), 'B-7');
  const total = dialog.getByRole('textbox', { name: 'Total' });
  await user.type(total, 'ten');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await dialog.findByText('Total: not a number');
  expect(total.getAttribute('aria-invalid')).toBe('true');
  await user.clear(total);
  await user.type(total, '10');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(visited.at(-1)).toBe('/records/Order/B-7'));
  expect(written.at(-1)).toEqual({ number: 'B-7', total: { amount: '10', currency: 'UAH' } });
});

it('never overwrites a record that is here by a new one', async () => {
  const { user } = draw('/records/Order');
  await user.click(await screen.findByRole('button', { name: 'New record' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Number' }), 'A-1');
  await user.click(dialog.getByRole('button', { name: 'Create' }));
  expect((await dialog.findAllByText('A record with this key is here already.')).length).toBeGreaterThan(0);
  expect(written).toEqual([]);
});

it('says of a record that is gone that it is gone', async () => {
  draw('/records/Order/Z-9');
  expect(await screen.findByText('This record is no longer here')).toBeTruthy();
});

const found: RecordImport = {
  id: 4 as RecordImportId,
  type: 'Order',
  fileName: 'orders.csv',
  byteSize: 240,
  state: 'mapping',
  reading: { sheet: null, delimiter: ';', encoding: 'windows-1251', hasHeader: true },
  sheets: [],
  mapping: {
    columns: [{ column: 0, field: 'number', currency: null, dateOrder: null }],
    phoneCountry: 'UA',
    existing: 'update',
    createContacts: true,
  },
  readRows: 0,
  share: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  sentence: null,
  createdAt: 1_795_000_000_000,
  endedAt: null,
};

it('maps the columns of a file, shows an error in its very cell, and starts', async () => {
  let kept = found;
  const start = vi.fn<() => void>();
  const { user } = draw('/record-imports/4', {
    import: answer.records.import.handler(() => kept),
    setImport: answer.records.setImport.handler(({ input }) => {
      kept = { ...kept, mapping: input.mapping ?? kept.mapping, reading: input.reading ?? kept.reading };
      return kept;
    }),
    importPreview: answer.records.importPreview.handler(() => ({
      columns: [
        { name: 'Номер', sample: 'A-1' },
        { name: 'Сума', sample: 'many' },
      ],
      rows: [
        {
          line: 2,
          cells: ['A-1', 'many'],
          outcome: 'fail',
          problems: kept.mapping.columns.some(({ column }) => column === 1)
            ? [{ column: 1, sentence: { uk: 'це не сума', en: 'this is no amount' } }]
            : [],
        },
      ],
      blockers: [],
    })),
    startImport: answer.records.startImport.handler(() => {
      start();
      kept = { ...kept, state: 'done', readRows: 1, share: 1, failed: 1, endedAt: 1_795_000_001_000 };
      return kept;
    }),
    importErrors: answer.records.importErrors.handler(() => ({
      items: [
        {
          line: 2,
          cells: ['A-1', 'many'],
          column: 'Сума',
          sentence: { uk: 'це не сума', en: 'this is no amount' },
        },
      ],
      next: null,
    })),
  });
  await user.click(await screen.findByRole('combobox', { name: 'Column “Сума”' }));
  await user.click(await screen.findByRole('option', { name: /^Total/ }));
  const cell = await screen.findByRole('cell', { name: /many.*this is no amount/ });
  expect(cell.closest('tr')?.textContent).toContain('error');
  expect(kept.mapping.columns.map(({ column, field }) => [column, field])).toEqual([
    [0, 'number'],
    [1, 'total'],
  ]);
  await user.click(screen.getByRole('button', { name: 'Start the import' }));
  expect(await screen.findByRole('heading', { name: 'Rows with errors' })).toBeTruthy();
  expect(start).toHaveBeenCalledOnce();
});
