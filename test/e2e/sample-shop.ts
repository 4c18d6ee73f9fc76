import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type FakeGraph, type GraphAnswer, type GraphRequest, graphError } from '../helpers/fake-graph.ts';

type Json = Record<string, unknown>;

/** The ids under which one sample is posted: the samples share theirs, so each gets an account of its own. */
export interface SampleIds {
  phoneNumberId: string;
  wabaId: string;
}

export const idsOf = (index: number): SampleIds => ({
  phoneNumberId: `1065403522${String(10_000 + index)}`,
  wabaId: `1022901293${String(40_000 + index)}`,
});

/** Files that stand in for those of the samples, which nobody has. */
const files: Record<string, string> = {
  'image/jpeg': 'bouquet.jpg',
  'video/mp4': 'clip.mp4',
  'application/pdf': 'invoice.pdf',
  'audio/ogg': 'voice-note.ogg',
  'image/webp': 'sticker.webp',
};

const plain = (mimeType: string): string => mimeType.split(';')[0] ?? mimeType;
const bytesOf = (mimeType: string): Buffer =>
  readFileSync(fromRoot('resources', 'samples', files[plain(mimeType)] ?? ''));
const sha256Of = (mimeType: string): string =>
  createHash('sha256').update(bytesOf(mimeType)).digest('base64');

/**
 * A sample with the business's ids, and the hash of its file, made its own; everything else stays as it is. Events for
 * partners come under the id of the portfolio and name the business account inside.
 */
export function addressTo(body: unknown, ids: SampleIds, { keepsHash = false } = {}): unknown {
  const isForPartner = JSON.stringify(body).includes('"waba_info"');
  const visit = (value: unknown, key: string, parent: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, '', key));
    if (typeof value === 'object' && value !== null) {
      const { mime_type: mimeType, sha256 } = value as Json;
      const entries = Object.entries(value).map(([name, inner]) => [name, visit(inner, name, key || parent)]);
      const copy = Object.fromEntries(entries) as Json;
      return typeof mimeType === 'string' && sha256 && !keepsHash
        ? { ...copy, sha256: sha256Of(mimeType) }
        : copy;
    }
    if (key === 'phone_number_id') return ids.phoneNumberId;
    if (key === 'waba_id' || (key === 'id' && parent === 'entry' && !isForPartner)) return ids.wabaId;
    return value;
  };
  return visit(body, '', '');
}

/** The first thing inside a sample: its message or status. */
export function firstOf(body: unknown, list: 'messages' | 'statuses'): Json {
  const posted = body as { entry: { changes: { value: Record<string, Json[]> }[] }[] } | undefined;
  const value = posted?.entry[0]?.changes[0]?.value;
  return value?.[list]?.[0] ?? {};
}

/** Answers as Meta would for these samples: their files, and for each number the wamid that its status speaks of. */
export function answerForSamples(graph: FakeGraph, samples: ReadonlyMap<string, unknown>): void {
  graph.answer = (request) => {
    const url = new URL(request.path, graph.target.baseUrl);
    const [, first = '', ...rest] = url.pathname.replace(/^\/v\d+\.\d+/, '').split('/');
    if (first === 'files') return { kind: 'raw', status: 200, body: bytesOf(rest.join('/')) };
    if (request.method === 'POST') return acceptMessage(request, firstOf(samples.get(first), 'statuses'));
    const sample = samples.get(url.searchParams.get('phone_number_id') ?? '');
    const message = firstOf(sample, 'messages');
    const media = message[String(message.type)] as Json | undefined;
    return media?.id === first
      ? fileAnswer(graph, String(media.id), plain(String(media.mime_type)))
      : { kind: 'json', status: 400, body: graphError(100, { error_subcode: 33 }) };
  };
}

function acceptMessage(request: GraphRequest, status: Json): GraphAnswer {
  const { to } = JSON.parse(request.body.toString()) as Json;
  const body = {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: String(to).replace('+', '') }],
    messages: [{ id: status.id }],
  };
  return { kind: 'json', status: 200, body };
}

function fileAnswer(graph: FakeGraph, id: string, mimeType: string): GraphAnswer {
  const body = {
    messaging_product: 'whatsapp',
    id,
    url: `${graph.target.baseUrl}/files/${mimeType}`,
    mime_type: mimeType,
    sha256: sha256Of(mimeType),
    file_size: bytesOf(mimeType).length,
  };
  return { kind: 'json', status: 200, body };
}
