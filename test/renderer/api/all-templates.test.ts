import { expect, it } from 'vitest';
import type { Template } from '#shared/contract/templates.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { allTemplates, type TemplatePart } from '../../../src-renderer/api/all-templates.ts';
import { aTemplate } from '../../helpers/a-template.ts';

const many = (count: number): Template[] =>
  Array.from({ length: count }, (_, index) => aTemplate({ id: (index + 1) as TemplateId }));

/** As the hub answers: what stands behind an id, and everything anew behind one that it does not know. */
const partOf = (list: readonly Template[], { after, limit }: TemplatePart): Template[] => {
  const start = after === undefined ? 0 : list.findIndex(({ id }) => id === after) + 1;
  return list.slice(start, limit === undefined ? undefined : start + limit);
};

it.each([0, 1, 499, 500, 501, 6_000])('%i templates come whole, each once', async (count) => {
  const list = many(count);
  const asked: TemplatePart[] = [];
  const found = await allTemplates((part) => {
    asked.push(part);
    return Promise.resolve(partOf(list, part));
  });
  expect(found.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
  expect(asked.every(({ limit }) => limit === 500)).toBe(true);
});

it('is asked for as a whole when the one that it was to go on behind has left the list meanwhile', async () => {
  let list = many(1_900);
  const found = await allTemplates((part) => {
    const answer = partOf(list, part);
    if (part.after === 500) list = list.filter(({ id }) => id !== 1_000);
    return Promise.resolve(answer);
  });
  expect(found.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
});
