import type { Page } from 'playwright-core';
import { goTo } from './console-page.ts';

export interface Look {
  readonly language: 'uk' | 'en';
  readonly theme: 'light' | 'dark';
}

/** Every look of the console. */
export const looks: readonly Look[] = (['uk', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
);

/** Through the settings themselves, as a person does. */
export async function changeLook(page: Page, { language, theme }: Look): Promise<void> {
  await goTo(page, '/settings');
  await page.getByRole('radio', { name: language === 'uk' ? 'Українська' : 'English' }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  const names = { uk: { light: 'Світле', dark: 'Темне' }, en: { light: 'Light', dark: 'Dark' } };
  await page.getByRole('radio', { name: names[language][theme] }).click();
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme);
}

/** What is wider than the window, or lies outside of it at its end. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    for (const element of document.querySelectorAll('button, input, textarea, a, [role="option"]')) {
      const box = element.getBoundingClientRect();
      const isShown =
        box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
      if (isShown && (box.right > width + 1 || box.left < -1)) found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });
}
