/** How quickly the pretend world moves; all in milliseconds of real time. */
export interface SandboxTiming {
  sentMs: number;
  deliveredMs: number;
  /** From delivery to the opened chat, for a customer who reads at once. */
  readMs: number;
  /** From the opened chat to the first play of a voice message. */
  playedMs: number;
  templateReviewMs: number;
  /** First pause before a refused webhook is posted again; doubled each time up to the largest. */
  retryFirstMs: number;
  retryLargestMs: number;
  /** How long the business's webhook may take to answer. */
  callbackTimeoutMs: number;
  /** The fault `slow`, unless it carries its own figure. */
  slowMs: number;
  demoPauseLeastMs: number;
  demoPauseMostMs: number;
  /** How long a scripted customer types; scaled by the length of the text. */
  typingLeastMs: number;
  typingPerCharacterMs: number;
  /** How long a scripted customer thinks before answering. */
  thinkingMs: number;
  historyAfterResetMs: number;
  saveDelayMs: number;
  notifyDelayMs: number;
}

export const calmTiming: SandboxTiming = {
  sentMs: 150,
  deliveredMs: 400,
  readMs: 1_300,
  playedMs: 2_500,
  templateReviewMs: 6_000,
  retryFirstMs: 1_000,
  retryLargestMs: 60_000,
  callbackTimeoutMs: 20_000,
  slowMs: 3_000,
  demoPauseLeastMs: 20_000,
  demoPauseMostMs: 60_000,
  typingLeastMs: 1_200,
  typingPerCharacterMs: 35,
  thinkingMs: 3_500,
  historyAfterResetMs: 1_500,
  saveDelayMs: 300,
  notifyDelayMs: 40,
};
