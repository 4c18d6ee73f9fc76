/** Makes a recording of another kind (WAV, WebM, FLAC...) into OGG/Opus, mono, as WhatsApp wants it; null when it cannot be read here. */
export async function prepareAudio(file: File): Promise<File | null> {
  // A large package for a rare need.
  const bunny = await import('mediabunny');
  const target = new bunny.BufferTarget();
  const input = new bunny.Input({ source: new bunny.BlobSource(file), formats: bunny.ALL_FORMATS });
  try {
    const conversion = await bunny.Conversion.init({
      input,
      output: new bunny.Output({ format: new bunny.OggOutputFormat(), target }),
      video: { discard: true },
      audio: { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, quality: new bunny.Quality('medium') },
    });
    if (!conversion.isValid) return null;
    await conversion.execute();
  } catch {
    // What cannot be decoded is no fault of the program: the caller says in words which formats work.
    return null;
  }
  if (target.buffer === null) return null;
  const plain = file.name.replace(/\.[^.]*$/, '') || 'audio';
  return new File([target.buffer], `${plain}.ogg`, { type: 'audio/ogg' });
}
