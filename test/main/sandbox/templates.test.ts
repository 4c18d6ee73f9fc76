import { describe, expect, it } from 'vitest';
import { defaultTemplates } from '../../../src-main/sandbox/graph/default-templates.ts';
import { checkComponents } from '../../../src-main/sandbox/graph/template-rules.ts';
import { hasMetaDocuments, readExamples, shapeOf } from './meta-documents.ts';
import { codeOf, type Json, startWorld, until, valuesOf, type World } from './world.ts';

const body = (text: string, ...examples: string[]): Json => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});

const good = {
  name: 'parcel_sent',
  language: 'uk',
  category: 'UTILITY',
  components: [body('Вітаємо, {{1}}! Ваше замовлення {{2}} уже в дорозі до вас.', 'Олено', '118')],
};

const create = (world: World, template: unknown) =>
  world.graph('POST', `/${world.sandbox.credentials.wabaId}/message_templates`, template);

const subcodeOf = (answer: Json): number => (answer.error as { error_subcode?: number }).error_subcode ?? 0;

describe('templates', () => {
  it('are created as pending, approved after the review, and can then be sent', async () => {
    const world = await startWorld({ timing: { templateReviewMs: 2_500 } });
    const created = (await create(world, good)).body;
    expect(created).toEqual({
      id: expect.stringMatching(/^\d{15}$/) as string,
      status: 'PENDING',
      category: 'UTILITY',
    });
    const send = () =>
      world.send('+380931112233', {
        type: 'template',
        template: {
          name: 'parcel_sent',
          language: { code: 'uk' },
          components: [
            { type: 'body', parameters: ['Олено', '118'].map((text) => ({ type: 'text', text })) },
          ],
        },
      });
    expect((await send()).code).toBe(132001);
    const value = await until('the approval', () => valuesOf(world.business.accepted())[0]);
    expect(value).toMatchObject({
      event: 'APPROVED',
      message_template_id: Number(created.id),
      reason: 'NONE',
    });
    expect((await send()).code).toBe(0);
  });

  it('that advertise as utility are approved as marketing', async () => {
    const world = await startWorld();
    const components = [body('Лише сьогодні знижка на всі букети для постійних клієнтів.')];
    await create(world, { ...good, components });
    const value = await until('the approval', () => valuesOf(world.business.accepted())[0]);
    expect(value).toMatchObject({ event: 'APPROVED', message_template_category: 'MARKETING' });
  });

  it('are refused with Meta’s codes and subcodes', async () => {
    const world = await startWorld();
    const variants: [Partial<typeof good> & Json, number][] = [
      [{ name: 'Parcel Sent' }, 0],
      [{ language: 'ukrainian' }, 0],
      [{ category: 'NEWS' }, 0],
      [{ name: 'order_ready' }, 2388024],
      [{ components: [] }, 0],
      [{ components: [{ type: 'FOOTER', text: 'only a footer' }] }, 2388043],
      [{ components: [body('')] }, 2388072],
      [{ components: [body('x'.repeat(1025))] }, 2388040],
      [{ components: [body('Number {{2}} has come to us today, thanks.', 'a')] }, 2388072],
      [{ components: [body('Number {{1} has come to us today, thanks.')] }, 2388072],
      [{ components: [body('Your number today is {{1}}', 'a')] }, 2388299],
      [{ components: [body('{{1}}', 'a')] }, 2388293],
      [{ components: [body('Number {{1}} has come to us today, thanks.')] }, 2388043],
      [{ components: [...good.components, { type: 'HEADER', format: 'TEXT', text: '*bold*' }] }, 2388047],
      [{ components: [...good.components, { type: 'HEADER', format: 'IMAGE' }] }, 2388273],
      [{ components: [...good.components, { type: 'FOOTER', text: 'Hi {{1}}' }] }, 2388073],
      [
        {
          components: [
            ...good.components,
            { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'x'.repeat(26) }] },
          ],
        },
        2388040,
      ],
    ];
    const wrong: unknown[] = [];
    for (const [change, subcode] of variants) {
      const answer = await create(world, { ...good, ...change });
      const isRight =
        answer.status === 400 && codeOf(answer.body) === 100 && subcodeOf(answer.body) === subcode;
      if (!isRight) wrong.push([change, answer.body]);
    }
    expect(wrong).toEqual([]);
  });

  it('are listed with filters, pages, fields and a summary', async () => {
    const world = await startWorld();
    const path = `/${world.sandbox.credentials.wabaId}/message_templates`;
    const all = (await world.graph('GET', `${path}?limit=100&summary=total_count`)).body;
    const total = (all.summary as { total_count: number }).total_count;
    expect(all.data).toHaveLength(total);
    const found: string[] = [];
    let after = '';
    do {
      const page = (await world.graph('GET', `${path}?limit=4&fields=name${after && `&after=${after}`}`))
        .body as {
        data: { id: string; name: string }[];
        paging: { cursors: { after: string }; next?: string };
      };
      expect(Object.keys(page.data[0] ?? {}).sort()).toEqual(['id', 'name']);
      found.push(...page.data.map(({ id }) => id));
      after = page.paging.next === undefined ? '' : page.paging.cursors.after;
    } while (after !== '');
    expect(new Set(found).size).toBe(total);
    const paused = (await world.graph('GET', `${path}?status=PAUSED`)).body.data as Json[];
    expect(paused.map(({ name }) => name)).toEqual(['spring_bouquets']);
    expect(paused[0]).not.toHaveProperty('quality_score');
    const asked = (await world.graph('GET', `${path}?status=REJECTED&fields=rejected_reason,quality_score`))
      .body;
    expect(asked.data).toMatchObject([
      { rejected_reason: 'PROMOTIONAL', quality_score: { score: 'UNKNOWN' } },
    ]);
    expect((await world.graph('GET', `${path}?fields=nonsense`)).body).toMatchObject({
      error: { code: 100, message: expect.stringContaining('nonexisting field (nonsense)') as string },
    });
  });

  it('are edited once a day after approval, deleted by name, and their name is blocked then', async () => {
    const world = await startWorld({ timing: { templateReviewMs: 600_000 } });
    const approve = () =>
      world.sandbox.control.reviewTemplate({ name: 'parcel_sent', language: 'uk', decision: 'APPROVED' });
    const { wabaId } = world.sandbox.credentials;
    const { id } = (await create(world, good)).body as { id: string };
    const edit = () =>
      world.graph('POST', `/${id}`, { components: [body('Ваше замовлення {{1}} уже тут.', '118')] });
    expect(subcodeOf((await edit()).body)).toBe(2388039);
    await approve();
    expect((await edit()).body).toEqual({ success: true });
    await approve();
    expect(subcodeOf((await edit()).body)).toBe(2388039);
    expect((await world.graph('GET', `/${id}?fields=components,status`)).body).toMatchObject({
      status: 'APPROVED',
      components: [{ text: 'Ваше замовлення {{1}} уже тут.' }],
    });
    const remove = () => world.graph('DELETE', `/${wabaId}/message_templates?name=parcel_sent`);
    expect((await remove()).body).toEqual({ success: true });
    expect((await remove()).status).toBe(400);
    expect(subcodeOf((await create(world, good)).body)).toBe(2388023);
    await world.sandbox.control.passTime({ hours: 24 * 31 });
    expect((await create(world, good)).status).toBe(200);
  });

  it('with named variables are filled by name', async () => {
    const world = await startWorld();
    await create(world, {
      ...good,
      parameter_format: 'NAMED',
      components: [
        {
          type: 'BODY',
          text: 'Вітаємо, {{first_name}}! Ваше замовлення {{number}} готове.',
          example: {
            body_text_named_params: [
              { param_name: 'first_name', example: 'Олено' },
              { param_name: 'number', example: '118' },
            ],
          },
        },
      ],
    });
    await until('the approval', () => valuesOf(world.business.accepted())[0]);
    const send = (names: string[]) =>
      world.send('+380670000011', {
        type: 'template',
        template: {
          name: 'parcel_sent',
          language: { code: 'uk' },
          components: [
            {
              type: 'body',
              parameters: names.map((name) => ({ type: 'text', text: `<${name}>`, parameter_name: name })),
            },
          ],
        },
      });
    expect((await send(['first_name'])).code).toBe(132000);
    expect((await send(['first_name', 'surname'])).code).toBe(132012);
    expect((await send(['number', 'first_name'])).code).toBe(0);
    await expect
      .poll(async () => (await world.sandbox.control.phone({ customerId: 'olena' })).at(-1)?.text)
      .toBe('Вітаємо, <first_name>! Ваше замовлення <number> готове.');
  });

  it('that are paused or disabled have codes of their own, and a document header wants a document', async () => {
    const world = await startWorld();
    const send = (name: string, language: string, components: unknown[] = []) =>
      world.send('+380670000011', {
        type: 'template',
        template: { name, language: { code: language }, components },
      });
    expect((await send('spring_bouquets', 'uk')).code).toBe(132015);
    await world.sandbox.control.reviewTemplate({
      name: 'spring_bouquets',
      language: 'uk',
      decision: 'DISABLED',
    });
    expect((await send('spring_bouquets', 'uk')).code).toBe(132016);
    const texts = ['Priya', '2026-118', '1630'].map((text) => ({ type: 'text', text }));
    const bodyPart = { type: 'body', parameters: texts };
    const image = { type: 'image', image: { link: 'https://example.com/a.png' } };
    const document = { type: 'document', document: { link: 'https://example.com/a.pdf', filename: 'a.pdf' } };
    const header = (parameter: unknown) => ({ type: 'header', parameters: [parameter] });
    expect((await send('invoice_ready', 'en_US', [bodyPart])).code).toBe(132012);
    expect((await send('invoice_ready', 'en_US', [header(image), bodyPart])).code).toBe(132012);
    expect((await send('invoice_ready', 'en_US', [header(document), bodyPart])).code).toBe(0);
  });

  it('of a fresh sandbox keep the rules that they teach', () => {
    for (const { components, parameterFormat, category, name } of defaultTemplates(0)) {
      expect(() => checkComponents(components, parameterFormat, category), name).not.toThrow();
    }
  });
});

describe.skipIf(!hasMetaDocuments)('the template examples of Meta’s description (../shared/meta)', () => {
  it('answer a listing in the same shape', async () => {
    const world = await startWorld();
    const { answers } = readExamples('/{Version}/{WABA-ID}/message_templates', 'get');
    const ours = (await world.graph('GET', `/${world.sandbox.credentials.wabaId}/message_templates`)).body;
    const theirs = shapeOf(answers[0]);
    const own = shapeOf(ours);
    const lacking = theirs.filter((path) => !own.includes(path));
    // `previous_category` is there only after a change of category.
    expect(lacking).toEqual(['data[].previous_category']);
  });
});
