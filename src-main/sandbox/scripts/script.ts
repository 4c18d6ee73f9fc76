import type { SampleName } from '#shared/contract/sandbox.ts';

/** One thing that a scripted customer does. */
export type Say =
  | { kind: 'text'; text: string }
  | { kind: 'sample'; sample: SampleName }
  /** Reacts to the last message of the business. */
  | { kind: 'react'; emoji: string }
  /** The phone loses its network for a while. */
  | { kind: 'offline'; seconds: number };

export interface Answer {
  /** Parts of words in lower case; one of them in the business's message is enough. */
  hears: readonly string[];
  says: readonly Say[];
}

/** A small story: the customer opens it, reacts to what the business writes, and closes it. */
export interface Scene {
  opens: readonly Say[];
  answers: readonly Answer[];
  /** Said once when nothing of the answers fits. */
  otherwise: readonly Say[];
  /** Said when there is nothing more to answer; ends the scene. */
  closes: readonly Say[];
}

export interface Script {
  customerId: string;
  /** What was written before the sandbox was opened. */
  history: readonly { minutesAgo: number; say: Say }[];
  scenes: readonly Scene[];
}

export const text = (words: string): Say => ({ kind: 'text', text: words });
export const sample = (name: SampleName): Say => ({ kind: 'sample', sample: name });
export const reaction = (emoji: string): Say => ({ kind: 'react', emoji });
export const offline = (seconds: number): Say => ({ kind: 'offline', seconds });
