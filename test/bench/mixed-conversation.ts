import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FakeGraph, startFakeGraph } from '../helpers/fake-graph.ts';
import type { Corpus } from './corpus.ts';
import { signedRequest } from './http-load.ts';

const PICTURES = [256, 512, 1024].map((size) => {
  const bytes = readFileSync(
    fileURLToPath(new URL(`../../resources/icons/${size}x${size}.png`, import.meta.url)),
  );
  return { id: `4000${size}`, bytes, sha256: createHash('sha256').update(bytes).digest('base64') };
});

/** Meta with three pictures on it; everything else that is asked of it is accepted. */
export async function startPictureGraph(token: string): Promise<FakeGraph> {
  const graph = await startFakeGraph(token);
  graph.answer = ({ method, path }) => {
    const { pathname } = new URL(path, graph.target.baseUrl);
    const picture = PICTURES.find(({ id }) => pathname.endsWith(`/${id}`));
    if (method !== 'GET' || !picture) return { kind: 'accept' };
    const { id, bytes, sha256 } = picture;
    if (pathname.startsWith('/files/')) {
      return { kind: 'raw', status: 200, body: bytes, headers: { 'content-type': 'image/png' } };
    }
    const url = `${graph.target.baseUrl}/files/${id}`;
    const body = {
      messaging_product: 'whatsapp',
      id,
      url,
      mime_type: 'image/png',
      sha256,
      file_size: bytes.length,
    };
    return { kind: 'json', status: 200, body };
  };
  return graph;
}

/** The webhooks of one customer who writes in every form; `from` is their number. */
export function mixedConversation(
  options: { path: string; appSecret: string; wabaId: string; phoneNumberId: string },
  { corpus, count, from }: { corpus: Corpus; count: number; from: string },
): Buffer[] {
  const wamidOf = (index: number) => `wamid.mixedN${index}`;
  const startedAt = Math.floor(Date.now() / 1000) - count * 60;
  return Array.from({ length: count }, (_, index) =>
    signedRequest(options, {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '380440000000', phone_number_id: options.phoneNumberId },
      contacts: [{ profile: { name: 'Олена' }, wa_id: from }],
      messages: [
        {
          from,
          id: wamidOf(index),
          timestamp: String(startedAt + index * 60),
          ...(index % 6 === 4 ? { context: { from, id: wamidOf(Math.max(0, index - 3)) } } : {}),
          ...contentOf(index, corpus, wamidOf(Math.max(0, index - 1))),
        },
      ],
    }),
  );
}

function contentOf(index: number, corpus: Corpus, before: string): Record<string, unknown> {
  const picture = PICTURES[index % PICTURES.length];
  const file = { id: picture?.id, mime_type: 'image/png', sha256: picture?.sha256 };
  switch (index % 12) {
    case 1:
      return { type: 'image', image: { ...file, caption: corpus.text() } };
    case 3:
      return {
        type: 'location',
        location: {
          latitude: 50.45 + index / 1e4,
          longitude: 30.52,
          name: corpus.word(),
          address: corpus.text(),
        },
      };
    case 5:
      return { type: 'reaction', reaction: { message_id: before, emoji: '👍' } };
    case 7:
      return {
        type: 'contacts',
        contacts: [
          {
            name: { formatted_name: `${corpus.word()} ${corpus.word()}`, first_name: corpus.word() },
            phones: [{ phone: '+380671234567', type: 'CELL' }],
          },
        ],
      };
    case 9:
      return {
        type: 'text',
        text: { body: `*${corpus.word()}* _${corpus.word()}_ https://example.com/${index}` },
      };
    case 11:
      return { type: 'text', text: { body: Array.from({ length: 6 }, () => corpus.text()).join('\n') } };
    default:
      return { type: 'text', text: { body: corpus.text() } };
  }
}
