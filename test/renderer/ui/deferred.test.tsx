import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import { type Deferred, deferred } from '../../../src-renderer/ui/deferred.ts';

const Hello = ({ name }: { readonly name: string }) => <p>Hello {name}</p>;

const show = (Part: Deferred<{ readonly name: string }>) =>
  render(
    <Suspense fallback="waiting">
      <Part name="Olena" />
    </Suspense>,
  );

describe('a component that comes later', () => {
  it('is waited for when it was not fetched', async () => {
    show(deferred(async () => Hello));
    expect(screen.getByText('waiting')).toBeDefined();
    expect(await screen.findByText('Hello Olena')).toBeDefined();
  });

  it('is drawn at once when it was', async () => {
    const part = deferred(async () => Hello);
    part.preload();
    await Promise.resolve().then(() => Promise.resolve());
    show(part);
    expect(screen.queryByText('waiting')).toBeNull();
    expect(screen.getByText('Hello Olena')).toBeDefined();
  });

  it('is fetched again when that failed before', async () => {
    let attempts = 0;
    const part = deferred(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('The connection is gone');
      return Hello;
    });
    part.preload();
    await Promise.resolve();
    show(part);
    expect(await screen.findByText('Hello Olena')).toBeDefined();
    expect(attempts).toBe(2);
  });
});
