import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import { type FakeGraph, type GraphAnswer, graphError, startFakeGraph } from '../../helpers/fake-graph.ts';
import { makeTemporaryFolder } from '../../helpers/workspace.ts';

const MEGABYTE = 1024 * 1024;
let graph: FakeGraph;
let folder: ReturnType<typeof makeTemporaryFolder>;
beforeEach(async () => {
  graph = await startFakeGraph();
  folder = makeTemporaryFolder();
});
afterEach(async () => {
  folder.remove();
  await graph.close();
});

const json = (body: unknown, status = 200): GraphAnswer => ({ kind: 'json', status, body });

/** A session that takes pieces as Meta's does; `disturb` may answer one of them in another way. */
function session(byteSize: number, disturb: (piece: number) => GraphAnswer | null = () => null) {
  const received: Buffer[] = [];
  let pieces = 0;
  const taken = () => received.reduce((sum, bytes) => sum + bytes.length, 0);
  graph.answer = ({ method, path, body, headers }) => {
    if (path.includes('/uploads?')) return json({ id: 'upload:abc?sig=ARZ' });
    if (method === 'GET') return json({ id: 'upload:abc', file_offset: taken() });
    const answer = disturb(pieces++);
    if (answer) return answer;
    expect(headers.file_offset).toBe(String(taken()));
    expect(headers.authorization).toBe(`OAuth ${graph.target.accessToken}`);
    received.push(body);
    return json(taken() === byteSize ? { h: '4::handle' } : { id: 'upload:abc', file_offset: taken() });
  };
  return { bytes: () => Buffer.concat(received) };
}

function file(byteSize: number) {
  const path = join(folder.path, 'logo.png');
  const bytes = Buffer.from(Array.from({ length: byteSize }, (_, at) => at % 251));
  writeFileSync(path, bytes);
  return { bytes, given: { path, mimeType: 'image/png', fileName: 'logo.png', byteSize } };
}

const upload = (given: ReturnType<typeof file>['given']) =>
  createGraphClient({ fetch: globalThis.fetch }).uploadSample(graph.target, '1748', given);

it('sends a file piece by piece and gives the handle', async () => {
  const { bytes, given } = file(2 * MEGABYTE + 100);
  const { bytes: received } = session(given.byteSize);
  expect(await upload(given)).toEqual({ handle: '4::handle' });
  expect(received().equals(bytes)).toBe(true);
  expect(graph.requests[0]?.path).toContain(
    `/1748/uploads?file_name=logo.png&file_length=${given.byteSize}&file_type=image%2Fpng`,
  );
});

it('goes on where Meta stopped when a line breaks, once', async () => {
  const { bytes, given } = file(4 * MEGABYTE + 1);
  const { bytes: received } = session(given.byteSize, (piece) => (piece === 1 ? { kind: 'drop' } : null));
  expect(await upload(given)).toEqual({ handle: '4::handle' });
  expect(received().equals(bytes)).toBe(true);
  session(given.byteSize, (piece) => (piece > 0 ? { kind: 'drop' } : null));
  await expect(upload(given)).rejects.toMatchObject({ name: 'GraphError', kind: 'lost' });
});

it('does not try again what Meta refused', async () => {
  const { given } = file(10);
  session(10, () => json(graphError(100), 400));
  await expect(upload(given)).rejects.toMatchObject({ kind: 'refused', code: 100 });
  expect(graph.requests).toHaveLength(2);
});
