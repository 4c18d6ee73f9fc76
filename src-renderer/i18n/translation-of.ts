/**
 * The shape that a translation must have, taken from the Ukrainian source: the same keys at every depth. Only Ukrainian has the
 * plural forms `_few` and `_many`, so English leaves those two out.
 */
export type TranslationOf<Source> = {
  readonly [Key in keyof Source as Key extends `${string}_few` | `${string}_many`
    ? never
    : Key]: Source[Key] extends string ? string : TranslationOf<Source[Key]>;
};
