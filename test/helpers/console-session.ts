import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { fromRoot } from '../../src-main/tooling/project.ts';
import { type ConsolePageOptions, goTo, openConsolePage } from './console-page.ts';
import { type ServeOptions, type ServeProcess, startServe } from './serve.ts';

export interface ConsoleSession {
  readonly serve: ServeProcess;
  readonly page: Page;
  /** Errors and warnings of the page so far; a good test ends with none. */
  readonly complaints: readonly string[];
  /** Goes to a place of the console: `/accounts`. */
  go(path: string): Promise<void>;
  /** What axe objects to on the screen or in a part of it (a CSS selector), one line each. */
  objections(part?: string): Promise<string[]>;
  close(): Promise<void>;
}

/** A hub of its own with the built console open in Chromium, signed in through the address that serve prints. */
export async function openConsole(options: ServeOptions & ConsolePageOptions = {}): Promise<ConsoleSession> {
  if (!existsSync(fromRoot('out', 'renderer', 'index.html'))) {
    throw new Error('The console is not built: npm run build');
  }
  const serve = await startServe(options);
  const { page, complaints, close } = await openConsolePage(serve.ready, options);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return {
    serve,
    page,
    complaints,
    go: (path) => goTo(page, path),
    objections: (part) => objectionsOf(page, part),
    async close() {
      await close();
      await serve.remove();
    },
  };
}

/** What axe objects to on a page or in a part of it (a CSS selector), one line each. */
export async function objectionsOf(page: Page, part?: string): Promise<string[]> {
  // Base UI's guards catch Tab at the edges of what floats: hidden from screen readers and focusable on purpose. And what
  // floats hangs on the body, outside of the page's landmarks, as the ARIA patterns have it.
  const axe = new AxeBuilder({ page }).exclude('[data-base-ui-focus-guard]').disableRules('region');
  if (part) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
