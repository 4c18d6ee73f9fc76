/** So many answers are kept: a list that is scrolled asks for the same ones again and again. */
const MOST_KEPT = 5000;

function keepAnswers<Answer>(find: (question: string) => Answer): (question: string) => Answer {
  const kept = new Map<string, Answer>();
  return (question) => {
    const known = kept.get(question);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const answer = find(question);
    kept.set(question, answer);
    return answer;
  };
}

/**
 * Up to two letters for an avatar: the first of the first and of the last word. Empty when a name has no letters (a phone number,
 * an emoji), so that the avatar shows a person instead of a digit.
 */
export const initials = keepAnswers((name) => {
  const words = name.split(/[\s_.-]+/u).filter((word) => /\p{L}/u.test(word));
  const letters = words.map((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? '');
  const picked = letters.length > 1 ? [letters[0], letters.at(-1)] : letters;
  // Arabic letters would run together into one; a zero-width non-joiner keeps them two.
  const joint = /\p{Script=Arabic}/u.test(picked[0] ?? '') ? '\u200c' : '';
  return picked.join(joint).toLocaleUpperCase();
});

const avatarTints = 8;

/** The tint, 1 to 8, that belongs to a seed for good (FNV-1a): the same person has the same colour on every screen. */
export const tintOf = keepAnswers((seed) => {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 0) % avatarTints) + 1;
});
