import { describe, expect, it } from 'vitest';
import { scripts } from '../../../src-main/sandbox/scripts/index.ts';
import type { Say } from '../../../src-main/sandbox/scripts/script.ts';
import { messagesOf, startWorld, until, type World } from './world.ts';

const phoneOf = (world: World, customerId: string) => world.sandbox.control.phone({ customerId });

describe('the demo', () => {
  it('lets scripted customers write, and stops when it is switched off', async () => {
    const world = await startWorld();
    await world.sandbox.control.setDemo({ isRunning: true });
    await until('ten messages', () => messagesOf(world.business.accepted()).length >= 10);
    await world.sandbox.control.setDemo({ isRunning: false });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const count = messagesOf(world.business.accepted()).length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(messagesOf(world.business.accepted())).toHaveLength(count);
  });

  it('opens the same conversations in the same order for the same seed', async () => {
    const openings = async (seed: number) => {
      const world = await startWorld({ seed, isConnected: false });
      await world.sandbox.control.setDemo({ isRunning: true });
      const openedAt = new Map<string, number>();
      const look = async () => {
        for (const { id } of (await world.sandbox.control.state()).customers) {
          const [line] = await phoneOf(world, id);
          if (line) openedAt.set(id, line.at);
        }
        return openedAt.size;
      };
      await expect.poll(look, { timeout: 8_000 }).toBeGreaterThanOrEqual(4);
      return [...openedAt]
        .toSorted(([, one], [, other]) => one - other)
        .map(([id]) => id)
        .slice(0, 3);
    };
    const [first, again] = [await openings(11), await openings(11)];
    expect(again).toEqual(first);
  });

  it('answers what the business writes to the history, by what is in it, and ends politely', async () => {
    const calm = { demoPauseLeastMs: 60_000, demoPauseMostMs: 60_000 };
    const world = await startWorld({ isEmpty: false, timing: calm });
    await world.sandbox.control.setDemo({ isRunning: true });
    const answered = (words: string) =>
      until(words, () => JSON.stringify(messagesOf(world.business.accepted())).includes(words));
    const write = (body: string) => world.send('+380670000011', { text: { body } });
    await write('Такий букет коштує 1450 грн.');
    await answered('ціна підходить');
    await write('Гаразд');
    await answered('А скільки це коштуватиме з доставкою?');
    await write('Гаразд');
    await answered('чекаю на суботу');
    await write('Гарного дня!');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await phoneOf(world, 'olena')).at(-1)).toMatchObject({ from: 'business', text: 'Гарного дня!' });
  });

  it('taps a button when the business offers some', async () => {
    const world = await startWorld();
    await world.sandbox.control.setDemo({ isRunning: true });
    await world.sandbox.control.write({ customerId: 'priya', text: 'Hello' });
    await world.send('+12025550147', {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Which size?' },
        action: {
          buttons: ['Small', 'Large'].map((title) => ({ type: 'reply', reply: { id: title, title } })),
        },
      },
    });
    const tap = await until('a tap', () =>
      messagesOf(world.business.accepted()).find((message) => message.type === 'interactive'),
    );
    expect(tap.interactive).toMatchObject({ type: 'button_reply' });
  });

  it('is silent from a customer who does not read', async () => {
    const world = await startWorld();
    await world.sandbox.control.write({ customerId: 'mykola', text: 'Hello' });
    await world.sandbox.control.setDemo({ isRunning: true });
    await world.send('380960000044', { text: { body: 'How can we help?' } });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await phoneOf(world, 'mykola')).find((line) => line.from === 'business')?.state).toBe(
      'delivered',
    );
  });
});

describe('the scripts', () => {
  const says = scripts.flatMap((script) => [
    ...script.history.map(({ say }) => say),
    ...script.scenes.flatMap((scene) => [
      ...scene.opens,
      ...scene.otherwise,
      ...scene.closes,
      ...scene.answers.flatMap((answer) => answer.says),
    ]),
  ]);
  const texts = says.flatMap((say: Say) => (say.kind === 'text' ? [say.text] : []));

  it('open each scene with something and hear in lower case', () => {
    for (const script of scripts) {
      expect(script.scenes.length).toBeGreaterThan(1);
      for (const scene of script.scenes) {
        expect(scene.opens.length).toBeGreaterThan(0);
        const heard = scene.answers.flatMap((answer) => answer.hears);
        expect(heard).toEqual(heard.map((word) => word.toLowerCase()));
      }
    }
  });

  it('are written cleanly: no double spaces, no Latin letters inside Ukrainian words', () => {
    expect(
      texts.filter(
        (words) => /\s{2}|[а-яіїєґ][a-z]|[a-z][а-яіїєґ]|'/iu.test(words) && /[а-яіїєґ]/i.test(words),
      ),
    ).toEqual([]);
  });
});
