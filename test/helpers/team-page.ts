import type { Page } from 'playwright-core';

/** Several browsers share the cores with everything else. */
export const patiently = { timeout: 20_000 };

export const rowOf = (page: Page, name: string) => page.getByRole('option').filter({ hasText: name });
export const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
export const bubble = (page: Page, text: string) => log(page).getByRole('article').filter({ hasText: text });
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });
/** How many marks of unread messages stand at somebody's row. */
export const unreadOf = (page: Page, name: string) =>
  rowOf(page, name)
    .getByText(/unread/)
    .count();
/** Who owns the conversation and who is there, as the open conversation words it. */
export const ownedBy = (page: Page, words: RegExp) => page.getByRole('main').getByText(words);

/** Opens a conversation, until it is drawn: the one before stays for a moment. */
export async function openRow(page: Page, name: string): Promise<void> {
  await rowOf(page, name).click();
  await page.getByRole('main', { name: `Conversation: ${name}` }).waitFor(patiently);
  await log(page).getByRole('article').first().waitFor(patiently);
}

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
}

/** The card of those who take part. */
export const openWho = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('button', { name: /^Owned by|^Nobody owns/ })
    .click();
