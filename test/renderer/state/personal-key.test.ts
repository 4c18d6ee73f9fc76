import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The page begins anew: whose notes it holds is read once, when it is loaded. */
async function loadPage() {
  vi.resetModules();
  return import('../../../src-renderer/state/personal-key.ts');
}

beforeEach(() => localStorage.clear());

describe('whose notes a browser holds', () => {
  it('keeps the first person’s under plain names and everybody else’s apart', async () => {
    const first = await loadPage();
    expect([first.readPerson(), first.becomePerson(1), first.personalKey('drafts')]).toEqual([
      null,
      true,
      'drafts',
    ]);
    const second = await loadPage();
    expect(second.becomePerson(2)).toBe(false);
    const anew = await loadPage();
    expect([anew.becomePerson(2), anew.personalKey('drafts')]).toEqual([true, 'drafts@2']);
  });

  it('takes nothing but an id for a person', async () => {
    for (const stored of ['', 'x', '-1', '1.5']) {
      localStorage.setItem('rozmova.person', stored);
      expect((await loadPage()).readPerson(), stored).toBeNull();
    }
  });
});
