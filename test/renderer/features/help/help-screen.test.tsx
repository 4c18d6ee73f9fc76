import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HelpScreen } from '../../../../src-renderer/features/help/HelpScreen.tsx';
import { renderScreen } from '../../../helpers/render-screen.tsx';

const open = (path: string, language: 'uk' | 'en' = 'en') =>
  renderScreen(<HelpScreen />, { path, language, procedures: {} });

describe('the list of the help', () => {
  it('stands in groups, the questions of owners first and the codes last', () => {
    open('/help');
    const groups = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect([groups[0], groups.at(-1), groups.length]).toEqual(['What owners ask', 'Meta’s error codes', 7]);
    const questions = screen.getByRole('region', { name: 'What owners ask' });
    expect(within(questions).getByRole('link', { name: /Business verification/ })).toBeTruthy();
  });

  it('finds as one types, counts what it found, and opens the first by Enter', async () => {
    const { user, visited } = open('/help');
    await user.keyboard('131047');
    expect(screen.getByRole('status').textContent).toBe('2 articles found');
    await user.keyboard('{Enter}');
    expect(visited.at(-1)).toBe('/help/error-131047');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('More than 24 hours have passed');
    await user.click(screen.getByRole('button', { name: 'All articles' }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('131047');
  });

  it('says what to do where nothing was found', async () => {
    const { user } = open('/help', 'uk');
    await user.keyboard('ююююююю');
    await user.click(screen.getByRole('button', { name: 'Показати все' }));
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(7);
  });
});

describe('a page of the help', () => {
  it('tells what, why and the steps, and leads to the place in the console and to Meta outside of it', async () => {
    const { user, visited } = open('/help/business-verification');
    expect(screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual([
      'What it is about',
      'Why',
      'What to do',
    ]);
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(2);
    const link = screen.getByRole('link', { name: 'Open Meta’s page' });
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer']);
    await user.click(screen.getByRole('button', { name: 'Check the connection' }));
    expect(visited.at(-1)).toBe('/doctor');
  });

  it('has a sample to copy, written in the language of the screen', async () => {
    const { user } = open('/help/privacy-page', 'uk');
    await user.click(screen.getByRole('button', { name: 'Скопіювати зразок' }));
    expect(await screen.findByRole('button', { name: 'Скопійовано' })).toBeTruthy();
    expect(await navigator.clipboard.readText()).toMatch(/^Політика конфіденційності \[назва бізнесу\]/);
  });

  it('explains a code in the catalogue’s words and leads to the article about it', async () => {
    const { user, visited } = open('/help/error-131047');
    expect(screen.getByText('Send an approved template.')).toBeTruthy();
    await user.click(screen.getByRole('link', { name: /Why free text cannot be sent/ }));
    expect(visited.at(-1)).toBe('/help/window-24-hours');
  });

  it('says so when nobody made the address', () => {
    open('/help/no-such-thing');
    expect(screen.getByText('There is no such article.')).toBeTruthy();
  });
});
