import { beforeAll, describe, expect, it } from 'vitest';
import { hasMetaDocuments, readExamples, shapeOf } from './meta-documents.ts';
import { codeOf, type Json, startWorld, type World } from './world.ts';

const documents = hasMetaDocuments
  ? readExamples('/{Version}/{Phone-Number-ID}/messages', 'post')
  : { requests: {}, answers: [] };
const examples = Object.entries(documents.requests);

const post = (world: World, body: Json) =>
  world.graph('POST', `/${world.sandbox.credentials.phoneNumberId}/messages`, body);

/** The limits are Meta's and would end a test of many messages to one person. */
async function unlimited(): Promise<World> {
  const world = await startWorld({ isConnected: false });
  const response = await fetch(`${world.sandbox.url}/sandbox/limits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"pairRate":false,"throughput":false}',
  });
  expect(response.status).toBe(200);
  return world;
}

/** A copy with one place changed; `undefined` removes it. */
function changed(body: Json, path: string, value: unknown): Json {
  const copy = structuredClone(body);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let place: Record<string, unknown> = copy;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

const long = (length: number) => 'x'.repeat(length);

/** Example, changed place, new value, Meta's code. */
const broken: [example: string, path: string, value: unknown, code: number][] = [
  ['Send Text Message', 'messaging_product', undefined, 131008],
  ['Send Text Message', 'messaging_product', 'telegram', 131009],
  ['Send Text Message', 'to', undefined, 131008],
  ['Send Text Message', 'to', 'nobody', 131009],
  ['Send Text Message', 'to', '+380990131026', 131026],
  ['Send Text Message', 'to', '+380440000007', 131021],
  ['Send Text Message', 'to', '+380670000099', 131047],
  ['Send Text Message', 'recipient_type', 'crowd', 131009],
  ['Send Text Message', 'type', 'poll', 131051],
  ['Send Text Message', 'type', 'image', 131008],
  ['Send Text Message', 'text', undefined, 131008],
  ['Send Text Message', 'text.body', undefined, 131008],
  ['Send Text Message', 'text.body', '', 131009],
  ['Send Text Message', 'text.body', long(4097), 131009],
  ['Send Text Message', 'text.body', 7, 131009],
  ['Send Text Message', 'text.preview_url', 'yes', 131009],
  ['Send Text Message', 'biz_opaque_callback_data', long(513), 131009],
  ['Send Reply to Text Message', 'context.message_id', 'not-a-wamid', 131009],
  ['Send Reply to Text Message', 'context.message_id', undefined, 131008],
  ['Send Image Message by ID', 'image.id', undefined, 131008],
  ['Send Image Message by ID', 'image.id', '123456789', 100],
  ['Send Image Message by URL', 'image.link', 'ftp://example.com/a.png', 131009],
  ['Send Image Message by URL', 'image.caption', long(1025), 131009],
  ['Send Audio Message by ID', 'audio', {}, 131008],
  ['Send Sticker Message by ID', 'sticker.id', '42', 100],
  ['Send Location Message', 'location.latitude', undefined, 131008],
  ['Send Location Message', 'location.longitude', 200, 131009],
  ['Send Contact Message', 'contacts', [], 131009],
  ['Send Contact Message', 'contacts.0.name.formatted_name', undefined, 131008],
  ['Send Contact Message', 'contacts.0.name', { formatted_name: 'John' }, 131008],
  ['Send Reply with Reaction Message', 'reaction.message_id', undefined, 131008],
  ['Send Reply with Reaction Message', 'reaction.emoji', undefined, 131008],
  ['Send Reply with Reaction Message', 'reaction.message_id', 'wamid.nothing', 131009],
  ['Send Reply Button', 'interactive.type', 'buttons', 131009],
  ['Send Reply Button', 'interactive.type', undefined, 131008],
  ['Send Reply Button', 'interactive.body', undefined, 131008],
  ['Send Reply Button', 'interactive.body.text', long(1025), 131009],
  ['Send Reply Button', 'interactive.action.buttons', [], 131009],
  ['Send Reply Button', 'interactive.action.buttons.0.reply.title', long(21), 131009],
  ['Send Reply Button', 'interactive.action.buttons.0.reply.id', '<UNIQUE_BUTTON_ID_2>', 131009],
  ['Send List Message', 'interactive.action.button', undefined, 131008],
  ['Send List Message', 'interactive.action.sections', [], 131009],
  ['Send List Message', 'interactive.action.sections.0.rows.0.title', long(25), 131009],
  ['Send List Message', 'interactive.action.sections.0.title', '', 131009],
  ['Send List Message', 'interactive.header.text', undefined, 131008],
  ['Send Single Product Message', 'interactive.action.catalog_id', undefined, 131008],
  ['Send Published Flow by ID', 'interactive.action.parameters.flow_id', undefined, 131008],
  ['Send Test Message', 'template.name', undefined, 131008],
  ['Send Test Message', 'template.language', undefined, 131008],
  ['Send Test Message', 'template.name', 'unknown_template', 132001],
  ['Send Test Message', 'template.language.code', 'uk', 132001],
  [
    'Send Test Message',
    'template.components',
    [{ type: 'body', parameters: [{ type: 'text', text: 'x' }] }],
    132000,
  ],
  ['Send Sample Issue Resolution Template', 'template.components', [], 132000],
  ['Send Sample Issue Resolution Template', 'template.components.0.parameters.0.text', 'a\nb', 132018],
  ['Send Sample Issue Resolution Template', 'template.components.0.parameters.0.text', undefined, 131008],
  [
    'Send Sample Issue Resolution Template',
    'template.components.0.parameters.0',
    { type: 'image', image: { link: 'https://example.com/a.png' } },
    132012,
  ],
  ['Send Sample Issue Resolution Template', 'template.components.1.index', 5, 131009],
  ['Send Sample Issue Resolution Template', 'template.components.1.index', undefined, 131008],
  ['Send typing indicator and read receipt', 'status', 'seen', 131009],
  ['Send typing indicator and read receipt', 'message_id', undefined, 131008],
  ['Send typing indicator and read receipt', 'message_id', 'wamid.nothing', 131009],
  ['Send typing indicator and read receipt', 'typing_indicator.type', 'voice', 131009],
];

describe.skipIf(!hasMetaDocuments)('the send examples of Meta’s description (../shared/meta)', () => {
  let world: World;
  const shapes = new Set(documents.answers.map((answer) => shapeOf(answer).join()));
  beforeAll(() => {
    expect(examples).toHaveLength(50);
  });

  it('are all accepted as they are printed, and answered in the shape of the example answers', async () => {
    world = await unlimited();
    const refused: unknown[] = [];
    for (const [name, body] of examples) {
      const answer = await post(world, body);
      if (answer.status !== 200) refused.push([name, answer.body]);
      // `message_status` is younger than the description (research/api.md 4).
      const shape = shapeOf(answer.body).filter((path) => path !== 'messages[].message_status');
      if (!shapes.has(shape.join())) refused.push([name, shape]);
    }
    expect(refused).toEqual([]);
  });

  it('are refused with Meta’s own code when one place is broken', async () => {
    world = await unlimited();
    const wrong: unknown[] = [];
    for (const [name, path, value, code] of broken) {
      const body = documents.requests[name];
      if (!body) throw new Error(`There is no example ${name}`);
      const answer = await post(world, changed(body, path, value));
      if (answer.status < 400 || codeOf(answer.body) !== code)
        wrong.push([name, path, value, code, answer.body]);
    }
    expect(wrong).toEqual([]);
  });

  it('are refused without a recipient, without their content and with content that is none', async () => {
    world = await unlimited();
    const wrong: unknown[] = [];
    for (const [name, body] of examples) {
      if ('status' in body) continue;
      const kind = ['interactive', 'text'].find((each) => each in body) ?? (body.type as string);
      const variants: [Json, number][] = [
        [changed(body, 'to', undefined), 131008],
        [changed(body, kind, undefined), 131008],
        [changed(body, kind, 'nonsense'), 131009],
      ];
      for (const [variant, code] of variants) {
        const answer = await post(world, variant);
        if (codeOf(answer.body) !== code) wrong.push([name, variant, code, answer.body]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are refused as a whole without a token, with a wrong one and for a foreign number', async () => {
    world = await unlimited();
    const url = `${world.sandbox.url}/v23.0/${world.sandbox.credentials.phoneNumberId}/messages`;
    const body = JSON.stringify(documents.requests['Send Text Message']);
    const codes = [];
    const attempts: Record<string, string>[] = [{}, { authorization: 'Bearer wrong' }];
    for (const headers of attempts) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      codes.push([response.status, codeOf((await response.json()) as Json)]);
    }
    const foreign = await world.graph(
      'POST',
      '/100000000000001/messages',
      documents.requests['Send Text Message'],
    );
    expect(codes).toEqual([
      [403, 200],
      [401, 190],
    ]);
    expect(foreign).toMatchObject({ status: 400, body: { error: { code: 100, error_subcode: 33 } } });
  });
});
