import { expect, it } from 'vitest';
import type { GraphClient } from '../../../../src-main/ports.ts';
import { type Asked, listAtMeta } from '../../../../src-main/services/templates/meta-templates.ts';

const item = (id: number) => ({
  id,
  name: `t_${id}`,
  language: 'uk',
  status: 'approved',
  category: 'utility',
});
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Reads a listing whose pages are answered in turn; the last answer is given for ever. */
async function read(...pages: unknown[]) {
  const queries: (Record<string, string> | undefined)[] = [];
  const request: GraphClient['request'] = async (_target, { query }) => {
    queries.push(query);
    return pages[Math.min(queries.length, pages.length) - 1];
  };
  const asked = {
    account: { id: 1, wabaId: '2' },
    target: { baseUrl: '', accessToken: '' },
    at: 9,
    readAt: 9,
  };
  // Only what the listing reads of an account.
  const listing = await listAtMeta({ graph: { request }, log: quiet }, asked as unknown as Asked);
  return { ...listing, queries };
}

const page = (ids: number[], after?: string) => ({
  data: ids.map(item),
  ...(after === undefined ? {} : { paging: { cursors: { after }, next: 'https://graph.facebook.com/next' } }),
});

it('follows the cursors to the end and knows the limit', async () => {
  const { listed, isComplete, limit, queries } = await read(
    { ...page([1, 2], 'a'), summary: { message_template_limit: 250 } },
    page([3]),
  );
  expect(listed.map(({ metaTemplateId, status, category }) => [metaTemplateId, status, category])).toEqual([
    ['1', 'APPROVED', 'UTILITY'],
    ['2', 'APPROVED', 'UTILITY'],
    ['3', 'APPROVED', 'UTILITY'],
  ]);
  expect({ isComplete, limit }).toEqual({ isComplete: true, limit: 250 });
  expect(queries.map((query) => query?.after)).toEqual([undefined, 'a']);
});

it.each([
  ['a page that announces more and leads nowhere', [{ data: [item(1)], paging: { next: 'https://x' } }]],
  ['a cursor that does not lead on', [page([1], 'a'), page([1], 'a')]],
  ['an entry that is none', [{ data: [item(1), 'a template'] }]],
  ['an entry without a name', [{ data: [item(1), { id: 2 }] }]],
])('is not taken for complete: %s', async (_what, pages) => {
  const { listed, isComplete } = await read(...pages);
  expect(listed.length).toBeGreaterThan(0);
  expect(isComplete).toBe(false);
});

it.each([
  ['a text', '<html>'],
  ['nothing', null],
  ['no list', { data: 'x' }],
])('refuses %s', async (_what, answer) => {
  await expect(read(answer)).rejects.toMatchObject({ code: 'META_REFUSED' });
});

it('takes over strange values without losing the template', async () => {
  const { listed } = await read({
    data: [
      { ...item(1), components: 'none', quality_score: 7, rejected_reason: 4, correct_category: 'MARKETING' },
    ],
  });
  expect(listed).toMatchObject([
    { components: [], qualityScore: null, rejectedReason: null, comingCategory: 'MARKETING' },
  ]);
});
