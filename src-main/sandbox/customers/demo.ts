import { scriptOf } from '../scripts/index.ts';
import type { Say, Scene } from '../scripts/script.ts';
import type { Customer, Line, ScriptProgress } from '../state.ts';
import type { World } from '../world.ts';
import { react, tapButton, write } from './actions.ts';
import { listedCustomers } from './customers.ts';
import { setOnline } from './phone.ts';
import { sendSample } from './samples.ts';

/** A customer who waited this long for an answer (sandbox time) comes back with something else. */
const PATIENCE_MS = 150_000;
const OTHERWISE = -1;

/** Lets the scripted customers write at a calm pace and answer what the business writes. */
export class Demo {
  readonly #world: World;
  readonly #speaking = new Set<string>();
  /** What the business wrote since the customer last answered, and the pause before the answer. */
  readonly #heard = new Map<string, { words: string; line: Line; timer: NodeJS.Timeout }>();
  #tick: NodeJS.Timeout | null = null;

  constructor(world: World) {
    this.#world = world;
    world.onBusinessMessage = (customer, line) => this.#hear(customer, line);
  }

  /** Switches the demo; the first customer writes soon after. */
  set(isRunning: boolean): void {
    this.#world.state.demoIsRunning = isRunning;
    this.#world.changed();
    this.resume();
  }

  /** Starts the pace again after a restart or a reset; the timers of before are gone. */
  resume(): void {
    if (this.#tick) this.#world.timers.cancel(this.#tick);
    this.#tick = null;
    this.#speaking.clear();
    this.#heard.clear();
    if (this.#world.state.demoIsRunning) this.#plan(this.#world.timing.demoPauseLeastMs / 5);
  }

  #plan(delayMs: number): void {
    this.#tick = this.#world.timers.later(delayMs, 'demo', () => {
      const { demoPauseLeastMs, demoPauseMostMs } = this.#world.timing;
      this.#plan(demoPauseLeastMs + this.#world.random() * (demoPauseMostMs - demoPauseLeastMs));
      this.#openScene();
    });
  }

  #openScene(): void {
    const now = this.#world.now();
    const free = listedCustomers(this.#world.state).filter(({ id, isOnline, isBlocked, script }) => {
      const hasTime = script && (script.waitingSince === null || now - script.waitingSince > PATIENCE_MS);
      return hasTime && isOnline && !isBlocked && !this.#speaking.has(id) && !this.#heard.has(id);
    });
    const customer = free[Math.floor(this.#world.random() * free.length)];
    const progress = customer?.script;
    if (!customer || !progress) return;
    if (progress.waitingSince !== null) nextScene(progress);
    const scene = sceneOf(customer);
    if (!scene) return;
    progress.waitingSince = now;
    this.#speak(customer, scene.opens);
  }

  #hear(customer: Customer, line: Line): void {
    if (!this.#world.state.demoIsRunning || !customer.script || line.kind === 'reaction') return;
    // Who does not read cannot answer.
    if (!customer.readsAtOnce || !customer.isOnline) return;
    const before = this.#heard.get(customer.id);
    if (before) this.#world.timers.cancel(before.timer);
    const words = `${before?.words ?? ''} ${line.text}`.toLowerCase();
    const timer = this.#world.timers.later(this.#world.timing.thinkingMs, 'answer', () => {
      this.#heard.delete(customer.id);
      this.#answer(customer, words, line);
    });
    this.#heard.set(customer.id, { words, line, timer });
  }

  #answer(customer: Customer, words: string, line: Line): void {
    const progress = customer.script;
    const scene = sceneOf(customer);
    if (!progress || !scene) return;
    const button = line.buttons[Math.floor(this.#world.random() * line.buttons.length)];
    if (button) {
      tapButton(this.#world, customer, line.wamid, button.id);
      return;
    }
    if (progress.waitingSince === null) return;
    const index = scene.answers.findIndex(
      (answer, at) => !progress.usedAnswers.includes(at) && answer.hears.some((part) => words.includes(part)),
    );
    const answer = scene.answers[index];
    if (answer) {
      progress.usedAnswers.push(index);
      this.#speak(customer, answer.says);
    } else if (!progress.usedAnswers.includes(OTHERWISE) && scene.otherwise.length > 0) {
      progress.usedAnswers.push(OTHERWISE);
      this.#speak(customer, scene.otherwise);
    } else {
      nextScene(progress);
      this.#speak(customer, scene.closes);
    }
  }

  /** One after the other, each after the time that typing takes. */
  #speak(customer: Customer, says: readonly Say[]): void {
    const [first, ...rest] = says;
    if (!first || !customer.isOnline) {
      this.#speaking.delete(customer.id);
      return;
    }
    this.#speaking.add(customer.id);
    const typingMs = this.#typingMs(first);
    if (first.kind === 'text') customer.typingUntil = this.#world.now() + typingMs;
    this.#world.changed();
    this.#world.timers.later(typingMs, 'say', () => {
      void this.#do(customer, first).then(() => this.#speak(customer, rest));
    });
  }

  #typingMs(say: Say): number {
    const { typingLeastMs, typingPerCharacterMs } = this.#world.timing;
    return typingLeastMs + (say.kind === 'text' ? say.text.length * typingPerCharacterMs : 0);
  }

  async #do(customer: Customer, say: Say): Promise<void> {
    const world = this.#world;
    try {
      if (say.kind === 'text') write(world, customer, say.text);
      if (say.kind === 'sample') await sendSample(world, customer, say.sample);
      if (say.kind === 'react') {
        const last = customer.lines.findLast((line) => line.from === 'business' && line.kind !== 'reaction');
        if (last) react(world, customer, last.wamid, say.emoji);
      }
      if (say.kind === 'offline') {
        setOnline(world, customer, false);
        world.timers.later(say.seconds * 1000, 'online', () => setOnline(world, customer, true));
      }
    } catch (error) {
      world.log.error('sandbox.demo_failed', { customer: customer.id, reason: String(error) });
    }
  }
}

function sceneOf(customer: Customer): Scene | undefined {
  const scenes = scriptOf(customer.id)?.scenes ?? [];
  return scenes[(customer.script?.sceneIndex ?? 0) % Math.max(scenes.length, 1)];
}

function nextScene(progress: ScriptProgress): void {
  progress.sceneIndex += 1;
  progress.waitingSince = null;
  progress.usedAnswers = [];
}
