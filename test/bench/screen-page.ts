import type { Page } from 'playwright-core';
import type { ServeProcess } from '../helpers/serve.ts';
import type { QuietGate } from './quiet.ts';

export interface ScreenBenchOptions {
  /** A workspace that `benchSearch` has filled. */
  dataDir: string;
  runtime: { program: string; env: NodeJS.ProcessEnv };
  serveScript: string;
  pageScript: string;
  isShort: boolean;
  quiet: QuietGate;
}

export interface ScreenBench extends ScreenBenchOptions {
  page: Page;
  serve: ServeProcess;
}

/** A page as it is after a start: nothing is in its memory. */
export async function freshPage({ page, pageScript }: ScreenBench): Promise<void> {
  await page.reload();
  await page.locator('[data-conversation-id]').first().waitFor();
  await page.evaluate(pageScript);
}
