import { describe, expect, it } from 'vitest';
import {
  brokenArrows,
  hasDefaultExport,
  holdsSql,
  importsOf,
  markupSinks,
  readSources,
  type Source,
} from './sources.ts';

const product = readSources(['src-shared', 'src-main', 'src-renderer']);
const everything = [...product, ...readSources(['test'])];
const at = (path: string, text: string): Source => ({ path, text });

describe('the arrows of the house', () => {
  it('are kept by every file', () => {
    expect(product.flatMap((source) => brokenArrows(source))).toEqual([]);
  });

  it.each([
    ['src-renderer/app.ts', "import { createHub } from '../src-main/hub.ts';"],
    ['src-renderer/app.ts', "import type { Hub } from '../src-main/hub.ts';"],
    ['src-renderer/app.ts', "export { readFileSync } from 'node:fs';"],
    ['src-renderer/app.ts', "const { ipcRenderer } = await import('electron');"],
    ['src-main/services/a.ts', "export * from '../../src-renderer/ui/Button.tsx';"],
    ['src-main/services/a.ts', "import Database from 'better-sqlite3';"],
    ['src-main/services/a.ts', "import express from 'express';"],
    ['src-main/services/a.ts', "import { app } from 'electron/main';"],
    ['src-main/services/a.ts', "import { router } from '../rpc/router.ts';"],
    ['src-main/services/a.ts', "import { createHub } from '../hub.ts';"],
    ['src-main/db/queries/a.ts', "import { x } from '../../services/a.ts';"],
    ['src-main/meta/a.ts', "import { x } from '../db/open.ts';"],
    ['src-main/sandbox/a.ts', "import { x } from '../services/a.ts';"],
    ['src-main/desktop/a.ts', "import { x } from '../db/open.ts';"],
    ['src-main/main.ts', "import { x } from './services/a.ts';"],
    ['src-main/preload/a.ts', "import { x } from '#shared/contract/index.ts';"],
    ['src-shared/domain/a.ts', "import { join } from 'path';"],
    ['src-shared/domain/a.ts', "import { useState } from 'react';"],
    ['src-shared/domain/a.ts', "import { x } from '../../src-main/log.ts';"],
    ['src-renderer/ui/a.tsx', "import { x } from '../features/inbox/queries.ts';"],
    ['src-renderer/ui/a.tsx', "import { x } from '../api/client.ts';"],
    ['src-renderer/features/inbox/components/a.tsx', "import { x } from '../../templates/queries.ts';"],
    ['src-main/log.ts', "import { x } from '../test/helpers/x.ts';"],
  ])('are missed by nobody: %s with %s', (path, text) => {
    expect(brokenArrows(at(path, text), ['inbox', 'templates'])).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    ['src-main/db/open.ts', "import Database from 'better-sqlite3';"],
    ['src-main/rpc/http.ts', "import express from 'express'; import { x } from '../services/a.ts';"],
    ['src-main/outbox/a.ts', "import { x } from '../services/a.ts'; import { y } from '../db/open.ts';"],
    [
      'src-main/services/a.ts',
      "import { x } from '#shared/contract/index.ts'; import { y } from '../meta/a.ts';",
    ],
    ['src-main/desktop/a.ts', "import { app } from 'electron'; import type { N } from '../hub.ts';"],
    ['src-main/hub.ts', "import { x } from './rpc/router.ts'; import { y } from './outbox/a.ts';"],
    [
      'src-renderer/features/inbox/components/a.tsx',
      "import { x } from '../queries.ts'; import { useState } from 'react';",
    ],
    ['src-renderer/features/inbox/a.ts', "import { x } from '#shared/contract/templates.ts';"],
  ])('let through what is right: %s', (path, text) => {
    expect(brokenArrows(at(path, text), ['inbox', 'templates'])).toEqual([]);
  });

  it('read every way to import', () => {
    const text = `import type { A } from './a.ts'; import './b.ts'; export * from './c.ts';
      export { d } from './d.ts'; const e = await import('./e.ts'); type F = import('./f.ts').F; export { e };
      const text = "import { no } from './no.ts'"; // import { no } from './no.ts'`;
    expect(importsOf(at('src-main/x.ts', text))).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      './f.ts',
    ]);
  });
});

describe('every file', () => {
  it('has named exports only; configuration that a tool reads is the exception', () => {
    const allowed = /\.config\.ts$|^test\/helpers\/plain-reporter\.ts$/;
    expect(everything.filter((source) => hasDefaultExport(source) && !allowed.test(source.path))).toEqual([]);
    expect(hasDefaultExport(at('src-main/x.ts', 'const a = 1; export { a as default };'))).toBe(true);
    expect(hasDefaultExport(at('src-main/x.ts', 'export default function x() {}'))).toBe(true);
  });

  it('has at most 500 lines', () => {
    const long = everything.filter((source) => source.text.split('\n').length > 501);
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it('outside src-main/db is free of SQL', () => {
    const outside = product.filter((source) => !source.path.startsWith('src-main/db/'));
    expect(outside.filter(holdsSql).map((source) => source.path)).toEqual([]);
    expect(holdsSql(at('src-main/services/x.ts', 'db.prepare(`SELECT id\n FROM messages`)'))).toBe(true);
    expect(holdsSql(at('src-main/services/x.ts', '// Select a name from the list, update it.'))).toBe(false);
  });

  it('never turns text into markup', () => {
    expect(product.flatMap((source) => markupSinks(source))).toEqual([]);
    const bad =
      'const a = <p dangerouslySetInnerHTML={{ __html: x }} />; b.innerHTML = x; h("p", { innerHTML: x });';
    expect(markupSinks(at('src-renderer/x.tsx', bad))).toHaveLength(3);
  });
});
