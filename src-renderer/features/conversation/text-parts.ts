/** Whether a message is nothing but one to three emoji, which are shown large. */
export function isEmojiOnly(body: string): boolean {
  const text = body.trim();
  if (text === '' || text.length > 40) return false;
  const pictures = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    (part) => part.segment,
  );
  return (
    pictures.length <= 3 &&
    pictures.every((picture) => /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u.test(picture))
  );
}
